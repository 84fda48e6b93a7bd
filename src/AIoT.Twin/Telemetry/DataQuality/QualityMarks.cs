using System.Globalization;
using AIoT.Twin.Governance;
using AIoT.Twin.Modelling;

namespace AIoT.Twin.Telemetry.DataQuality;

/// <summary>For how long the signals of machines could not be trusted, and why.</summary>
sealed class QualityMarks(FaultHistory faults, ITwinTreeSource tree) : ITwinMarks
{
    public string Name => "quality";

    public async Task<IReadOnlyList<TwinMark>> BetweenAsync(
        Caller by, IReadOnlyCollection<Guid> twins, DateTimeOffset from, DateTimeOffset to, int limit, CancellationToken cancellationToken)
    {
        var now = tree.Tree;
        var signals = twins.SelectMany(now.SignalsOf).Select(s => s.Id).ToHashSet();
        var found = await faults.BetweenAsync(by, signals, from, to, limit, cancellationToken);
        return [.. found.Where(f => f.Reason.SinceEarliest is not null).Take(limit).Select(f => MarkOf(now.Signal(f.Signal)!, f.Reason))];
    }

    static TwinMark MarkOf(SignalNode signal, QualityReason reason)
    {
        var arguments = new Dictionary<string, string>
        {
            ["signal"] = signal.Name,
            ["magnitude"] = (reason.Magnitude ?? 0).ToString("R", CultureInfo.InvariantCulture),
            ["unit"] = reason.Unit,
            ["status"] = reason.Status.ToString(CultureInfo.InvariantCulture),
        };
        return new("quality", signal.TwinId, reason.Kind.ToString(), reason.SinceEarliest!.Value, reason.Until, arguments) { Signal = signal.Id };
    }
}
