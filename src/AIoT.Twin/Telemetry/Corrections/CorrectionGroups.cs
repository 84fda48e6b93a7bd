using AIoT.Twin.Acquisition;
using AIoT.Twin.Modelling;
using AIoT.Twin.Telemetry.Historian;
using AIoT.Twin.Telemetry.Historian.Corrections;
using AIoT.Twin.Telemetry.Historian.Store;
using AIoT.Twin.Telemetry.Sources;
using AIoT.Twin.Telemetry.Sources.Clocks;

namespace AIoT.Twin.Telemetry.Corrections;

/// <summary>Puts parts of neighbouring quarters of an hour together that are of one twin and from one sender.</summary>
sealed class CorrectionGroups(SeriesCatalog catalog, ITwinTreeSource tree, SourceIndex sources)
{
    public static long SlotOf(DateTimeOffset at) => at.ToMicroseconds() is var us ? us - us % CorrectionRow.Slot : 0;

    /// <summary>Newest first, as the parts are.</summary>
    public IReadOnlyList<Correction> Of(IReadOnlyList<CorrectionPart> parts, Func<SignalNode, bool> maySee)
    {
        var all = new List<List<(CorrectionPart Part, SignalNode Signal)>>();
        var open = new Dictionary<(Guid, string), List<(CorrectionPart Part, SignalNode Signal)>>();
        foreach (var part in parts)
        {
            if (SignalOf(part) is not { } signal || !maySee(signal))
                continue;
            var key = (signal.TwinId, part.Producer);
            if (!open.TryGetValue(key, out var group) || group[^1].Part.Slot - part.Slot > CorrectionRow.Slot)
                all.Add(open[key] = group = []);
            group.Add((part, signal));
        }

        return [.. all.Select(Of).OrderByDescending(c => c.LastAt)];
    }

    SignalNode? SignalOf(CorrectionPart part) => catalog.HandleOf(part.SeriesId) is >= 0 and var handle ? tree.Tree.Signal(catalog.ByHandle(handle).SignalId) : null;

    Correction Of(List<(CorrectionPart Part, SignalNode Signal)> group)
    {
        var (part, signal) = group[0];
        var source = SourceClockLimits.SourceOf(sources, part.Producer);
        return new Correction(signal.TwinId, part.Producer, group.Min(g => g.Part.First).ToTime(), group.Max(g => g.Part.Last).ToTime())
        {
            Source = source?.Id,
            SourceName = source?.Name,
            From = group.Min(g => g.Part.From).ToTime(),
            Through = group.Max(g => g.Part.Through).ToTime(),
            Signals =
            [
                .. group.GroupBy(g => g.Signal.Id).Select(s => new CorrectedSignal(s.Key, s.First().Signal.Name, s.Sum(p => p.Part.Added), s.Sum(p => p.Part.Revised)))
                    .OrderBy(s => s.Name, StringComparer.Ordinal),
            ],
            RolledAt = group.All(g => g.Part.Rolled is not null) ? group.Max(g => g.Part.Rolled!.Value).ToTime() : null,
        };
    }
}
