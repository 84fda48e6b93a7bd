namespace AIoT.Twin.Outcomes.Statistics;

/// <summary>A production day with what the baseline explains its energy by; what a use case has no signal for is 0 on every day.</summary>
public readonly record struct EnergyDay(DateOnly Day, double Energy, double Units, double Temperature);
