using AIoT.Twin.Outcomes.Statistics;

namespace AIoT.Twin.Outcomes;

/// <summary>Money per year to two significant figures, with its range; a gain is positive.</summary>
public sealed record KpiMoney(decimal PerYear, decimal Low, decimal High, string Currency)
{
    public static KpiMoney Of(Estimate unitsPerYear, UnitValue value) => new(
        TwoFigures((decimal)unitsPerYear.Value * value.Amount),
        TwoFigures((decimal)unitsPerYear.Low * value.Amount),
        TwoFigures((decimal)unitsPerYear.High * value.Amount),
        value.Currency);

    public static decimal TwoFigures(decimal amount)
    {
        if (amount == 0)
            return 0;
        var step = 1m;
        while (Math.Abs(amount) >= 100 * step)
            step *= 10;
        while (Math.Abs(amount) < 10 * step)
            step /= 10;
        return Math.Round(amount / step, MidpointRounding.AwayFromZero) * step;
    }
}

/// <summary>What one unit of a KPI is worth, such as an hour of downtime or a kilowatt-hour; the currency is an ISO 4217 code.</summary>
public sealed record UnitValue(decimal Amount, string Currency);
