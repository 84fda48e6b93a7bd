using AIoT.Twin.Acquisition;

namespace AIoT.Twin.ModelOps.Watching;

/// <summary>The step a signal is watched in, and how long its reference is: both follow from how often it has values.</summary>
static class Pace
{
    public const int FirstSamples = 64;
    public const long Minute = 60_000_000;
    public const long Day = 1440 * Minute;

    static readonly long[] s_steps = [Minute, 5 * Minute, 15 * Minute, 60 * Minute, Day];

    /// <summary>The shortest step that holds at least one value usually.</summary>
    public static long StepOf(IReadOnlyList<Sample> first)
    {
        var gaps = first.Zip(first.Skip(1), (a, b) => b.TimeUs - a.TimeUs).Order().ToList();
        var usual = gaps.Count == 0 ? Minute : gaps[gaps.Count / 2];
        return s_steps.FirstOrDefault(step => step >= usual, Day);
    }

    /// <summary>How often the detectors look, in values: about every half hour, daily values every day.</summary>
    public static int ClockOf(long step) => (int)Math.Max(1, 32 * Minute / step);

    /// <summary>
    /// The reference is half of what is known, at least a day and 200 steps, at most a week; slow signals follow weather and
    /// season, so theirs is up to a year.
    /// </summary>
    public static long ReferenceEnd(long first, long now, long step)
    {
        var least = Math.Max(Day, Drift.Whitener.Learning * step);
        var most = Math.Max(least, step < 15 * Minute ? 7 * Day : 365 * Day);
        return first + (Math.Clamp((now - first) / 2, least, most) / step * step);
    }
}
