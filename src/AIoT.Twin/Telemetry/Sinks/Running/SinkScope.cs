using AIoT.Twin.Modelling;
using AIoT.Twin.Telemetry.Historian;

namespace AIoT.Twin.Telemetry.Sinks.Running;

/// <summary>Which series belong to a sink, and what they are called now. Used by one loop at a time.</summary>
sealed class SinkScope(Guid twin, ITwinTreeSource source, SeriesCatalog catalog)
{
    readonly List<(bool IsKnown, SinkSeries? Series)> _byHandle = [];
    TwinTree? _tree;

    /// <summary>Null for what is not to be sent: elsewhere in the tree, or retired.</summary>
    public SinkSeries? Of(int handle)
    {
        if (!ReferenceEquals(_tree, source.Tree))
            (_tree, _) = (source.Tree, Forget());
        while (_byHandle.Count <= handle)
            _byHandle.Add(default);
        if (!_byHandle[handle].IsKnown)
            _byHandle[handle] = (true, Find(handle));
        return _byHandle[handle].Series;
    }

    bool Forget()
    {
        _byHandle.Clear();
        return true;
    }

    SinkSeries? Find(int handle)
    {
        var series = catalog.ByHandle(handle);
        if (_tree!.Signal(series.SignalId) is not { } signal)
            return null;
        var place = _tree.SelfAndAncestors(signal.TwinId).ToList();
        return place.Exists(t => t.Id == twin)
            ? new SinkSeries(signal.Id, [.. place.Where(t => t.Id != TwinTree.RootId).Reverse().Select(t => t.Name)], signal.Name, series.Kind, series.Unit)
            : null;
    }
}
