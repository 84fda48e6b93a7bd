using MathNet.Numerics.Distributions;

namespace AIoT.Twin.Outcomes.Statistics;

/// <summary>
/// Ratio and difference of two rates whose weeks may resemble their neighbours, by drawing blocks of weeks in a circle.
/// Nothing is assumed about how hours are distributed; treating them as Poisson would give intervals that are far too narrow.
/// </summary>
static class BlockBootstrap
{
    const int Draws = 4000;

    /// <summary>A week: how much of something over how much planned busy time.</summary>
    public readonly record struct Week(double Amount, double Exposure);

    public static RateComparison? Compare(IReadOnlyList<Week> before, IReadOnlyList<Week> after)
    {
        if (Rate(before) <= 0 || Rate(after) <= 0)
            return null;
        var random = new SeededRandom(SeededRandom.SeedOf(before.Concat(after).SelectMany(w => new[] { w.Amount, w.Exposure })));
        var (first, second) = (Spread(before, random), Spread(after, random));
        var log = Enumerable.Range(0, Draws).Select(i => second.Log[i] - first.Log[i]).Order().ToArray();
        var difference = Enumerable.Range(0, Draws).Select(i => second.Rate[i] - first.Rate[i]).Order().ToArray();
        return new(log, difference, Math.Log(Rate(after) / Rate(before)), Rate(after) - Rate(before));
    }

    /// <summary>Variance of the logarithm of a rate, per week of data: what a forecast of needed weeks rests on.</summary>
    public static double LogVariancePerWeek(IReadOnlyList<Week> weeks)
    {
        var draws = Spread(weeks, new SeededRandom(SeededRandom.SeedOf(weeks.Select(w => w.Amount)))).Log;
        var mean = draws.Average();
        return weeks.Count * draws.Sum(d => (d - mean) * (d - mean)) / draws.Length;
    }

    public static double Rate(IReadOnlyList<Week> weeks) =>
        weeks.Sum(w => w.Exposure) is var exposure and > 0 ? weeks.Sum(w => w.Amount) / exposure : 0;

    // Drawing blocks from few weeks repeats the same weeks too often and spreads too little, and a spread found from few weeks
    // is itself uncertain; the two factors give that back.
    static (double[] Log, double[] Rate) Spread(IReadOnlyList<Week> weeks, SeededRandom random)
    {
        var block = Math.Max(1, (int)Math.Round(Math.Cbrt(weeks.Count)));
        var wider = Math.Sqrt((double)weeks.Count / Math.Max(1, weeks.Count - block)) * StudentFactor(weeks.Count);
        var rate = Rate(weeks);
        var (logs, rates) = (new double[Draws], new double[Draws]);
        for (var i = 0; i < Draws; i++)
        {
            var drawn = Draw(weeks, block, random);
            // All blocks without a single stop happen only in tiny samples; half the smallest rate stands in for log 0.
            logs[i] = Math.Log(rate) + wider * Math.Log(Math.Max(drawn, rate / (2 * weeks.Count)) / rate);
            rates[i] = rate + wider * (drawn - rate);
        }

        return (logs, rates);
    }

    static double StudentFactor(int weeks) =>
        StudentT.InvCDF(0, 1, Math.Max(2, weeks - 1), Estimate.UpperQuantile) / Normal.InvCDF(0, 1, Estimate.UpperQuantile);

    static double Draw(IReadOnlyList<Week> weeks, int block, SeededRandom random)
    {
        var (amount, exposure) = (0.0, 0.0);
        for (var taken = 0; taken < weeks.Count;)
        {
            var start = random.Below(weeks.Count);
            for (var i = 0; i < block && taken < weeks.Count; i++, taken++)
            {
                var week = weeks[(start + i) % weeks.Count];
                amount += week.Amount;
                exposure += week.Exposure;
            }
        }

        return exposure > 0 ? amount / exposure : 0;
    }
}
