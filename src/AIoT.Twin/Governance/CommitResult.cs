namespace AIoT.Twin.Governance;

/// <summary>How a change ended.</summary>
public abstract record CommitResult
{
    public sealed record Committed(long Version) : CommitResult;

    /// <summary>Somebody else changed it since it was read.</summary>
    public sealed record Stale : CommitResult;

    /// <summary>A unique rule forbids it; the rule is as the database names it.</summary>
    public sealed record Taken(string Rule) : CommitResult;
}
