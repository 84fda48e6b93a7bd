using AIoT.Twin.Acquisition;
using AIoT.Twin.ModelOps.Drift;
using AIoT.Twin.ModelOps.Watching;

namespace AIoT.Twin.ModelOps.Registry;

/// <summary>
/// Whether a model still errs as it did on the data it was fitted on. The reference is the residuals of those days; judged anew from
/// all scores each time, so that it needs no memory and a refit changes everything at once.
/// </summary>
static class ResidualJudge
{
    const int Week = 7;
    const int EveryDay = 1;

    public static (ModelHealth Health, int Learned, double ChanceAlarms, Judgement? Changed) Of(FittedModel model, IDriftDetector detector, double chance)
    {
        var delta = Drift.ChanceAlarms.DeltaFor(chance, TimeSpan.FromDays(1), EveryDay, ShiftWatch.Windows);
        var judge = new StreamJudge(new ShiftWatch(detector, delta, EveryDay), Week);
        var zone = TimeZoneInfo.FindSystemTimeZoneById(model.Zone);
        var reference = model.Days.Where(d => d.Day <= model.To).ToList();
        Feed(judge, reference, zone);
        judge.CloseReference();
        Feed(judge, model.Days.Where(d => d.Day > model.To), zone);

        var bound = Drift.ChanceAlarms.In30Days(delta, TimeSpan.FromDays(1), EveryDay, ShiftWatch.Windows);
        if (reference.Count < Whitener.Learning)
            return (ModelHealth.CannotJudgeYet, reference.Count, bound, null);
        var changed = judge is { Lasts: true, Departed: { } departed }
            ? Judgement.Changed(departed) with { Verdict = Verdict.ModelDrift, Cause = FindingCause.Residual }
            : null;
        return (changed is null ? ModelHealth.Healthy : ModelHealth.Changed, reference.Count, bound, changed);
    }

    static void Feed(StreamJudge judge, IEnumerable<ScoredDay> days, TimeZoneInfo zone)
    {
        DateOnly? last = null;
        foreach (var day in days.OrderBy(d => d.Day))
        {
            if (last is { } before && day.Day != before.AddDays(1))
                judge.Gap();
            judge.Add(day.Residual, StartOf(day.Day, zone));
            last = day.Day;
        }
    }

    static long StartOf(DateOnly day, TimeZoneInfo zone)
    {
        // Noon always exists; half a day is no matter for the start of a change that is known to a day.
        var noon = day.ToDateTime(new TimeOnly(12, 0));
        return new DateTimeOffset(noon, zone.GetUtcOffset(noon)).AddHours(-12).ToMicroseconds();
    }
}
