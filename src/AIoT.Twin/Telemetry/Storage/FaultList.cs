using AIoT.Twin.Governance.Checks;

namespace AIoT.Twin.Telemetry.Storage;

/// <summary>Counts faults and names the first of them.</summary>
sealed class FaultList
{
    readonly List<Fault> _named = [];
    long _count;

    public void Add(string record, string code)
    {
        _count++;
        if (_named.Count < Verification.Named)
            _named.Add(new(record, code));
    }

    public Verification Of(long records) => new(records, _count, _named);
}
