using AIoT.Twin.SamplePlant.Layout;
using AIoT.Twin.SamplePlant.Physics;

namespace AIoT.Twin.SamplePlant.History;

/// <summary>What of the plant's past is written, and under which batch numbers.</summary>
static class PlantHistory
{
    const long NumbersPerPlan = 1_000_000;

    /// <summary>What figures are computed from: quarters of an hour, machine states and the minutes around the suspects.</summary>
    public static HistoryPlan Records(PlantLayout layout, long untilUs)
    {
        var parts = layout.Sites.SelectMany(site => Records(layout, site, untilUs));
        return new(parts.Concat(Minutes(layout, untilUs - Us.Day)), 1);
    }

    /// <summary>Every signal by the second of a span, and the states of it that are not among the records.</summary>
    public static HistoryPlan Seconds(PlantLayout layout, int span, long fromUs, long toUs)
    {
        var parts = layout.Signals.Where(s => s.Role is not (SignalRole.Quarter or SignalRole.State))
            .Select(HistoryPart (s) => new RegularPart(s, Up(fromUs), Up(toUs), Us.Second));
        var states = layout.Signals.Where(s => s.Role is SignalRole.State)
            .Select(HistoryPart (s) => new StatePart(s, Math.Max(fromUs, layout.InstalledUs), toUs));
        return new(parts.Concat(states), (span + 1) * NumbersPerPlan + 1);
    }

    static IEnumerable<HistoryPart> Records(PlantLayout layout, SiteModel site, long untilUs)
    {
        var from = site.Calendar.HistoryUs;
        foreach (var signal in layout.Signals.Where(s => s.Path.StartsWith($"{PlantLayout.PathOf(site)}/", StringComparison.Ordinal)))
        {
            if (signal.Role == SignalRole.Quarter)
                yield return new RegularPart(signal, from, Us.Floor(untilUs, Us.Quarter), Us.Quarter);
            else if (signal.Role == SignalRole.State)
                yield return new StatePart(signal, from, untilUs);
        }
    }

    static IEnumerable<HistoryPart> Minutes(PlantLayout layout, long untilUs)
    {
        var from = Us.Floor(untilUs, Us.Minute) - (PlantedTruths.MinuteHistoryDays - 1) * Us.Day;
        return layout.Signals.Where(s => s.LongMinutes).Select(s => new RegularPart(s, from, Up(untilUs), Us.Minute));
    }

    static long Up(long timeUs) => Us.Floor(timeUs + Us.Second - 1, Us.Second);
}
