using AIoT.Twin.Acquisition;
using AIoT.Twin.Modelling;

namespace AIoT.Twin.Telemetry.Quarantine;

/// <summary>The series samples that are tried again go to: the one they were meant for while the kind is the same, else the signal's present one.</summary>
sealed class QuarantineTargets(ISeriesCatalog catalog)
{
    readonly Dictionary<Guid, SeriesInfo> _present = [];

    public async Task KnowAsync(SignalNode signal, CancellationToken cancellationToken) =>
        _present[signal.Id] = await catalog.EnsureAsync(signal.Id, signal.Kind, signal.Unit, cancellationToken);

    public SeriesInfo? Of(QuarantinedRow row, Guid? signal)
    {
        if (signal is not { } wanted || !_present.TryGetValue(wanted, out var present))
            return null;
        // In its unit of then: what was sent before a change of unit is no value of the new one.
        return catalog.AllOf(wanted).FirstOrDefault(s => s.Id == row.Series && s.Kind == present.Kind) ?? present;
    }
}
