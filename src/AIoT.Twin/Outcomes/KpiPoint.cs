namespace AIoT.Twin.Outcomes;

/// <summary>A week of a KPI; null where too little is known of it.</summary>
/// <param name="Expected">What the fitted baseline says it would have been, where there is one.</param>
/// <param name="KnownShare">Known share of the planned time or of the days, 0 to 1.</param>
public sealed record KpiPoint(long From, long To, double? Value, double? Expected, double KnownShare);
