namespace AIoT.Twin.Enablement.Insights;

/// <summary>Something a team should know.</summary>
public sealed record NewInsight(Guid Twin, Guid? Subject, string Cause, string Code, IReadOnlyDictionary<string, string> Arguments)
{
    /// <summary>Until when it should be decided; a day from now when not given.</summary>
    public DateTimeOffset? Due { get; init; }

    /// <summary>To whom; the teams responsible and on duty when not given.</summary>
    public IReadOnlyList<Guid>? Teams { get; init; }

    /// <summary>What it comes from: the same thing told twice is not a repeat.</summary>
    public Guid? Source { get; init; }
}
