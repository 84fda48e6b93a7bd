namespace AIoT.Twin.Telemetry.Historian.Corrections;

/// <summary>A figure that became otherwise because of what came late: before and after, of [From, To), because of what came in (Since, At].</summary>
/// <param name="Kind">What it is: "kpi", "gap".</param>
/// <param name="Subject">The KPI, or the signal whose gap it is.</param>
/// <param name="Signals">Which signals' corrections it may come from.</param>
public sealed record CorrectionEffect(string Kind, Guid Subject, string Name, string Link, IReadOnlyList<Guid> Signals)
{
    public required DateTimeOffset From { get; init; }

    public required DateTimeOffset To { get; init; }

    /// <summary>Null where it was not known.</summary>
    public double? Before { get; init; }

    public double? After { get; init; }

    /// <summary>UCUM code of both.</summary>
    public required string Unit { get; init; }

    public required DateTimeOffset Since { get; init; }

    public required DateTimeOffset At { get; init; }
}
