namespace AIoT.Twin.Modelling;

/// <summary>One twin with what is not in the tree in memory.</summary>
public sealed record TwinDetail(Guid Id, Guid ParentId, string TypeId, string Name, string Properties, bool Sample, DateTimeOffset Since, int Version);

public sealed record SignalDetail(Guid Id, Guid TwinId, SignalEdit Values, string? Element, DateTimeOffset Since, int Version);

public sealed record RelationshipDetail(Guid Id, Guid SourceId, string Name, Guid TargetId);

/// <summary>A twin that was retired by itself, not with its parent.</summary>
public sealed record RetiredTwin(Guid Id, Guid ParentId, string Name, string TypeId, DateTimeOffset RetiredAt, int Below);

/// <summary>What is read of twins from the database; rights are asked by the caller of these, the tree in memory answers the rest.</summary>
public interface ITwinQueries
{
    Task<TwinDetail?> TwinAsync(Guid twin, CancellationToken cancellationToken);

    Task<SignalDetail?> SignalAsync(Guid signal, CancellationToken cancellationToken);

    /// <summary>The twin of a signal, be it living or retired.</summary>
    Task<Guid?> TwinOfSignalAsync(Guid signal, CancellationToken cancellationToken);

    Task<IReadOnlyList<RelationshipDetail>> RelationshipsAsync(Guid twin, CancellationToken cancellationToken);

    Task<RetiredTwin?> RetiredAsync(Guid twin, CancellationToken cancellationToken);

    /// <summary>What was retired from below a twin, newest first.</summary>
    Task<IReadOnlyList<RetiredTwin>> RetiredBelowAsync(Guid twin, CancellationToken cancellationToken);

    Task<string?> TypeDocumentAsync(string typeId, CancellationToken cancellationToken);
}
