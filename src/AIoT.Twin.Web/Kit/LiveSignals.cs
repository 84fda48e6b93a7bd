using AIoT.Twin.Acquisition;
using AIoT.Twin.Governance;
using AIoT.Twin.Modelling;

namespace AIoT.Twin.Web.Kit;

/// <summary>Which of the wished signals the caller may watch now, and under which series they are stored.</summary>
public sealed class LiveSignals(ITwinTreeSource tree, ISeriesCatalog catalog, IAccess access)
{
    public IReadOnlyDictionary<int, (SignalNode Signal, SeriesInfo Series)> Of(Caller caller, IEnumerable<Guid> signals)
    {
        var allowed = new Dictionary<int, (SignalNode, SeriesInfo)>();
        foreach (var id in signals)
        {
            if (Find(caller, id) is { } signal && catalog.Find(id) is { } series)
                allowed[series.Handle] = (signal, series);
        }

        return allowed;
    }

    /// <summary>Null for a signal that is not there and for one the caller may not read: the two look the same from outside.</summary>
    public SignalNode? Find(Caller caller, Guid id) =>
        tree.Tree.Signal(id) is { } signal && access.May(caller, Permission.TelemetryRead, signal.TwinId) ? signal : null;
}
