using AIoT.Twin.Governance;
using AIoT.Twin.Modelling;
using AIoT.Twin.Telemetry.Sources;

namespace AIoT.Twin.Telemetry.Quarantine;

/// <summary>Whose samples they are: a signal's twin decides, else the source that sent them, else the whole installation.</summary>
sealed class QuarantineRights(ITwinTreeSource tree, SourceIndex sources, IAccess access)
{
    const string SourcePrefix = "source:";

    public static string ProducerOf(Guid source) => $"{SourcePrefix}{source}";

    public QuarantinedFrom From(QuarantineKey key, string? producer)
    {
        var signal = SignalOf(key);
        var sender = producer?.StartsWith(SourcePrefix, StringComparison.Ordinal) == true && Guid.TryParse(producer[SourcePrefix.Length..], out var id)
            ? sources.Picture.Find(id)
            : null;
        return new QuarantinedFrom
        {
            Producer = producer,
            Source = sender?.Id,
            SourceName = sender?.Name,
            Signal = key.Signal,
            SignalName = signal?.Name,
            Unit = signal?.Unit,
            Place = signal is not null ? tree.Tree.PathOf(signal.TwinId) : sender is not null ? tree.Tree.PathOf(sender.TwinId) : null,
            Twin = signal?.TwinId ?? sender?.TwinId ?? TwinTree.RootId,
        };
    }

    public bool MaySee(Caller by, QuarantineKey key, QuarantinedFrom from) =>
        access.May(by, SignalOf(key) is null ? Permission.SourcesRead : Permission.TelemetryRead, from.Twin);

    public Permission NeededToAct(QuarantineKey key) => SignalOf(key) is null ? Permission.SourcesWrite : Permission.TelemetryWrite;

    public bool MayAct(Caller by, QuarantineKey key, QuarantinedFrom from) => access.May(by, NeededToAct(key), from.Twin);

    public bool MaySeeAll(Caller by) => access.May(by, Permission.SourcesRead, TwinTree.RootId);

    SignalNode? SignalOf(QuarantineKey key) => key.Signal is { } signal ? tree.Tree.Signal(signal) : null;
}
