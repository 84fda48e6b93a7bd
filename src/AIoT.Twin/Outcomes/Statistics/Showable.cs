using MathNet.Numerics.Distributions;

namespace AIoT.Twin.Outcomes.Statistics;

/// <summary>What can be shown and when, from the baseline alone: how many weeks a reduction needs to be told from no change.</summary>
static class Showable
{
    public const int WithinWeeks = 52;

    /// <summary>In this share of cases a true reduction is then shown.</summary>
    public const double Power = 0.80;

    /// <summary>Null when it cannot be shown within a year.</summary>
    /// <param name="logVariancePerWeek">Variance of the logarithm of a weekly rate in the baseline.</param>
    /// <param name="perEvent">Whether fewer events also make a week scatter more, as with stops; not so for energy.</param>
    public static int? WeeksFor(double reduction, double logVariancePerWeek, int baselineWeeks, bool perEvent)
    {
        if (reduction is <= 0 or >= 1)
            return null;
        var needed = Normal.InvCDF(0, 1, Estimate.UpperQuantile) + Normal.InvCDF(0, 1, Power);
        var error = -Math.Log(1 - reduction) / needed;
        var left = error * error - logVariancePerWeek / baselineWeeks;
        var after = perEvent ? logVariancePerWeek / (1 - reduction) : logVariancePerWeek;
        return left > 0 && Math.Ceiling(after / left) is var weeks and <= WithinWeeks ? Math.Max(8, (int)weeks) : null;
    }
}
