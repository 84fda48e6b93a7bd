namespace AIoT.Twin.Outcomes.Told;

/// <summary>A week of a KPI as it was told; null where too little was known of it.</summary>
public sealed record ToldWeek(long From, long To, double? Value);
