using AIoT.Twin.Outcomes.Statistics;

namespace AIoT.Twin.Outcomes;

/// <summary>A number beside the KPI, such as stops per week, with the table of the rows it was computed from.</summary>
public sealed record KpiFigure(string Code, string Unit, double? Value, string Table)
{
    /// <summary>Where it is an estimate, its 90 % interval.</summary>
    public Estimate? Range { get; init; }

    public static KpiFigure Of(string code, string unit, Estimate? estimate, string table) =>
        new(code, unit, estimate?.Value, table) { Range = estimate };
}
