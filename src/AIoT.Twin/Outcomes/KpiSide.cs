namespace AIoT.Twin.Outcomes;

/// <summary>One side of the comparison: the KPI over its known periods, of how many there are.</summary>
public sealed record KpiSide(DateOnly From, DateOnly To, double? Value, int Known, int Periods, double KnownShare);
