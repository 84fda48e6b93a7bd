using AIoT.Twin.Outcomes.Statistics;

namespace AIoT.Twin.Outcomes.Kinds;

/// <summary>What is shown beside a line's downtime: fewer stops and shorter stops have different owners.</summary>
static class DowntimeFigures
{
    public static IEnumerable<KpiFigure> Of(DowntimeWeeks before, DowntimeWeeks after, DowntimeComparison? comparison)
    {
        const string table = DowntimeTables.Weeks;
        yield return new("hours-per-week-before", "h/wk", before.PerWeek(w => w.DownHours), table);
        yield return new("hours-per-week-after", "h/wk", after.PerWeek(w => w.DownHours), table);
        yield return new("stops-per-week-before", "/wk", before.PerWeek(w => w.Stops), table);
        yield return new("stops-per-week-after", "/wk", after.PerWeek(w => w.Stops), table);
        yield return KpiFigure.Of("stops-change", "1", comparison?.Stops?.Ratio.Map(r => r - 1), table);
        yield return new("minutes-per-stop-before", "min", before.MinutesPerStop, DowntimeTables.Stops);
        yield return new("minutes-per-stop-after", "min", after.MinutesPerStop, DowntimeTables.Stops);
        yield return new("minor-stops-per-week-before", "/wk", before.PerWeek(w => w.MinorStops), table);
        yield return new("minor-stops-per-week-after", "/wk", after.PerWeek(w => w.MinorStops), table);
        yield return new("unknown-hours-after", "h", after.All.Sum(w => w.UnknownHours), table);
    }

    /// <summary>For the target and half of it, by hours and by stops: what the baseline alone lets one show within a year.</summary>
    public static IReadOnlyList<KpiShowing> Showings(DowntimeWeeks before, double target)
    {
        if (before.Count < Judgement.LeastWeeks || before.Stops == 0)
            return [];
        var hours = BlockBootstrap.LogVariancePerWeek(before.Hours);
        var dispersion = NegativeBinomial.DispersionOf([before.Counts]);
        var stops = NegativeBinomial.RateOf(before.Counts, dispersion).LogVariance * before.Count;
        return
        [
            .. from change in new[] { target, target / 2 }
               from measure in new[] { (Name: "hours", Variance: hours), (Name: "stops", Variance: stops) }
               select new KpiShowing(measure.Name, change, Showable.WeeksFor(-change, measure.Variance, before.Count, perEvent: true)),
        ];
    }
}
