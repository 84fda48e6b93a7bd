namespace AIoT.Twin.ModelOps.Drift;

/// <summary>
/// How often a stream that did not change alarms all the same. Each look of a window is wrong with a chance of at most delta, so
/// looks × delta bounds the alarms; the other way round, delta follows from what a person puts up with.
/// </summary>
public static class ChanceAlarms
{
    static readonly TimeSpan s_month = TimeSpan.FromDays(30);

    public static double LooksIn30Days(TimeSpan step, int clock, int windows) => s_month / step / clock * windows;

    public static double DeltaFor(double alarmsIn30Days, TimeSpan step, int clock, int windows) =>
        Math.Min(0.002, alarmsIn30Days / LooksIn30Days(step, clock, windows));

    public static double In30Days(double delta, TimeSpan step, int clock, int windows) => delta * LooksIn30Days(step, clock, windows);
}
