namespace AIoT.Twin.Governance;

/// <summary>What is looked for in the audit; null means any.</summary>
public sealed record AuditFilter
{
    public Guid? Twin { get; init; }

    /// <summary>Any of these.</summary>
    public IReadOnlyCollection<Guid>? Twins { get; init; }

    public Guid? By { get; init; }

    public string? Code { get; init; }

    public bool? Refused { get; init; }

    public DateTimeOffset? From { get; init; }

    public DateTimeOffset? To { get; init; }
}

public sealed record AuditRow(
    long Number, DateTimeOffset Time, Caller By, string Code, Guid Twin, IReadOnlyDictionary<string, string> Arguments, string? Reason, bool Refused, int Items, string Hash);

/// <summary>One entity of a change, before and after as JSON.</summary>
public sealed record AuditDiff(string Entity, string EntityId, string? Before, string? After);

public interface IAuditQueries
{
    /// <summary>Newest first, below a number; only of twins the caller may read the audit of.</summary>
    Task<IReadOnlyList<AuditRow>> ListAsync(Caller caller, AuditFilter filter, long? below, int limit, CancellationToken cancellationToken);

    /// <summary>Null when there is no such leaf or the caller may not read it.</summary>
    Task<(AuditRow Row, IReadOnlyList<AuditDiff> Items)?> LeafAsync(Caller caller, long number, CancellationToken cancellationToken);
}
