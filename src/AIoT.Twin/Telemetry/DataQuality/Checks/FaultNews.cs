namespace AIoT.Twin.Telemetry.DataQuality.Checks;

/// <summary>Collects what began and ended, in order; nothing is made here while nothing changes.</summary>
sealed class FaultNews
{
    readonly List<FaultChange> _changes = [];

    public IReadOnlyList<FaultChange> Changes => _changes;

    public void Open(Guid signal, QualityKind kind, ref OpenFault fault)
    {
        fault.IsOpen = true;
        _changes.Add(new FaultChange(signal, kind, fault, null));
    }

    public void Close(Guid signal, QualityKind kind, ref OpenFault fault, long until)
    {
        if (!fault.IsOpen)
            return;
        _changes.Add(new FaultChange(signal, kind, fault, until));
        fault = default;
    }

    public void Clear() => _changes.Clear();
}
