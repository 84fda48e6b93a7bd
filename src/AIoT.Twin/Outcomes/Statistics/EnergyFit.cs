namespace AIoT.Twin.Outcomes.Statistics;

/// <summary>
/// Chooses balance points and coefficients on the baseline days, as CalTRACK 2 does: highest adjusted R² with no negative slope.
/// </summary>
static class EnergyFit
{
    // Below these a balance point hangs on a handful of days.
    const int LeastDegreeDays = 10;
    const double LeastDegrees = 20;

    public static EnergyModel? Of(IReadOnlyList<EnergyDay> days, bool units, bool weather, BalanceGrid grid)
    {
        var energy = days.Select(d => d.Energy).ToArray();
        EnergyModel? best = null;
        foreach (var terms in Candidates(days, units, weather, grid))
        {
            var fit = LeastSquares.Fit([.. days.Select(terms.Row)], energy);
            if (fit is not null && Plausible(terms, fit) && (best is null || fit.AdjustedR2 > best.Fit.AdjustedR2))
                best = new EnergyModel(terms, fit, days);
        }

        return best;
    }

    static IEnumerable<EnergyTerms> Candidates(IReadOnlyList<EnergyDay> days, bool units, bool weather, BalanceGrid grid)
    {
        yield return new(units, null, null);
        if (!weather)
            yield break;
        var heating = grid.Points.Where(p => Enough(days.Select(d => p - d.Temperature))).ToArray();
        var cooling = grid.Points.Where(p => Enough(days.Select(d => d.Temperature - p))).ToArray();
        foreach (var below in heating)
            yield return new(units, below, null);
        foreach (var above in cooling)
            yield return new(units, null, above);
        foreach (var below in heating)
        {
            foreach (var above in cooling.Where(c => c >= below))
                yield return new(units, below, above);
        }
    }

    static bool Enough(IEnumerable<double> degrees)
    {
        var (days, sum) = (0, 0.0);
        foreach (var degree in degrees.Where(d => d > 0))
        {
            days++;
            sum += degree;
        }

        return days >= LeastDegreeDays && sum >= LeastDegrees;
    }

    // Units may come out negative by chance in a site that hardly varies; heating and cooling that save energy may not.
    static bool Plausible(EnergyTerms terms, LeastSquaresFit fit) =>
        fit.Coefficients[0] >= 0 && fit.Coefficients.Skip(terms.Units ? 2 : 1).All(c => c >= 0);
}
