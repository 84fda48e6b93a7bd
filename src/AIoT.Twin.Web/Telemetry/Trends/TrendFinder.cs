using AIoT.Twin.Acquisition;
using AIoT.Twin.Governance;
using AIoT.Twin.Modelling;
using AIoT.Twin.Web.Kit;

namespace AIoT.Twin.Web.Telemetry.Trends;

/// <summary>A signal one can put on a trend, and where it is.</summary>
public sealed record FoundSignal(SignalNode Signal, string Place);

/// <summary>Finds signals the caller may read: by words of their path and name, and those that speak now.</summary>
public sealed class TrendFinder(ITwinTreeSource source, IAccess access, ISeriesCatalog catalog, ITelemetryFeed feed)
{
    public IReadOnlyList<FoundSignal> Find(Caller caller, string words, int most)
    {
        if (string.IsNullOrWhiteSpace(words))
            return [];
        var tree = source.Tree;
        var found = from signal in tree.Signals
                    where access.May(caller, Permission.TelemetryRead, signal.TwinId)
                    let place = tree.PathOf(signal.TwinId)
                    where Words.AllIn($"{place} {signal.Name}", words)
                    // What is named so comes before what only stands below something named so.
                    orderby Words.AllIn(signal.Name, words) descending, place, signal.Name
                    select new FoundSignal(signal, place);
        return [.. found.Take(most)];
    }

    public FoundSignal? Of(Caller caller, Guid id) =>
        source.Tree.Signal(id) is { } signal && access.May(caller, Permission.TelemetryRead, signal.TwinId) ? new(signal, source.Tree.PathOf(signal.TwinId)) : null;

    /// <summary>Those whose values came last, of as many machines as there are.</summary>
    public IReadOnlyList<FoundSignal> Speaking(Caller caller, int most)
    {
        var tree = source.Tree;
        var speaking = from signal in tree.Signals
                       where signal.Kind is ValueKind.Double && access.May(caller, Permission.TelemetryRead, signal.TwinId)
                       let series = catalog.Find(signal.Id)
                       where series is not null
                       let latest = feed.Latest(series.Handle)
                       where latest is not null
                       group (Signal: signal, latest.Value.TimeUs) by signal.TwinId into twin
                       let newest = twin.OrderByDescending(s => s.TimeUs).ThenBy(s => s.Signal.Name).First()
                       orderby newest.TimeUs / 60_000_000 descending, tree.PathOf(newest.Signal.TwinId)
                       select new FoundSignal(newest.Signal, tree.PathOf(newest.Signal.TwinId));
        return [.. speaking.Take(most)];
    }
}
