namespace AIoT.Twin.Outcomes;

/// <summary>
/// A signal in a role of its KPI's kind; of the untouched line it is compared with when <paramref name="Comparison"/> is set.
/// </summary>
public sealed record KpiInput(string Role, Guid SignalId, bool Comparison = false);
