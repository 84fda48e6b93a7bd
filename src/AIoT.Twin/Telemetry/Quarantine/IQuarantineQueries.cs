using AIoT.Twin.Governance;

namespace AIoT.Twin.Telemetry.Quarantine;

/// <summary>What was dropped because it was set aside too long ago or was too much.</summary>
public sealed record QuarantineDrop(string Reason, long Count, DateTimeOffset Last);

/// <summary>What was set aside, as far as the caller may see it.</summary>
public interface IQuarantineQueries
{
    /// <summary>Most samples first.</summary>
    Task<IReadOnlyList<QuarantineGroup>> GroupsAsync(Caller by, CancellationToken cancellationToken);

    /// <summary>Null when there is no such group, or the caller may not see it.</summary>
    Task<QuarantineGroup?> FindAsync(Caller by, QuarantineKey group, CancellationToken cancellationToken);

    /// <summary>Newest first, from below a row's id; empty for a group the caller may not see.</summary>
    Task<IReadOnlyList<QuarantinedRow>> RowsAsync(Caller by, QuarantineKey group, long? below, int limit, CancellationToken cancellationToken);

    /// <summary>How many samples of a source were set aside.</summary>
    Task<long> CountOfSourceAsync(Caller by, Guid source, CancellationToken cancellationToken);

    /// <summary>Known as a whole only, so only to who may look after sources everywhere.</summary>
    Task<IReadOnlyList<QuarantineDrop>> DroppedAsync(Caller by, CancellationToken cancellationToken);
}
