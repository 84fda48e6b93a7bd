using AIoT.Twin.Acquisition.Drivers;
using AIoT.Twin.Governance;
using AIoT.Twin.Modelling;
using AIoT.Twin.Telemetry.Sinks.Running;

namespace AIoT.Twin.Telemetry.Sinks;

/// <summary>A sink with how it is doing; the status is null until it was begun.</summary>
public sealed record SinkRow(SinkInfo Sink, SinkStatus? Status, SinkGuarantee? Guarantee, string Place, int Signals, bool IsSample, bool MayEdit);

/// <summary>What people see of sinks; everything is answered from memory and only as far as the caller may read.</summary>
public interface ISinkQueries
{
    IReadOnlyList<SinkRow> All(Caller by);

    SinkRow? Find(Caller by, Guid sink);

    IReadOnlyList<ITimeSeriesSink> Targets { get; }
}

sealed class SinkQueries(SinkIndex index, ITwinTreeSource tree, IAccess access, SinkSupervisor supervisor, SinkRules rules) : ISinkQueries
{
    public IReadOnlyList<ITimeSeriesSink> Targets => rules.Targets;

    public IReadOnlyList<SinkRow> All(Caller by) => [.. index.All.Select(s => Row(by, s)).OfType<SinkRow>()];

    public SinkRow? Find(Caller by, Guid sink) => index.Find(sink) is { } known ? Row(by, known) : null;

    SinkRow? Row(Caller by, SinkInfo sink)
    {
        if (!access.May(by, Permission.SourcesRead, sink.TwinId))
            return null;

        var target = rules.Target(sink.Target);
        return new SinkRow(
            sink, supervisor.StatusOf(sink.Id), target?.GuaranteeOf(target.Settings.Complete(sink.Settings)), tree.Tree.PathOf(sink.TwinId),
            tree.Tree.Subtree(sink.TwinId).Sum(t => tree.Tree.SignalsOf(t.Id).Count()), tree.Tree.Find(sink.TwinId)?.Sample == true,
            access.May(by, Permission.SourcesWrite, sink.TwinId));
    }
}
