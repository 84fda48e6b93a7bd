using AIoT.Twin.Acquisition.Drivers;
using AIoT.Twin.Web.Kit;

namespace AIoT.Twin.Web.Telemetry;

/// <summary>Figures of a source as they are written, and which sources come first.</summary>
static class SourceNumbers
{
    public static string Rate(SourceStatus? status) => status is null ? Numbers.Unknown : Numbers.Text(status.SamplesPerSecond, 1);

    public static string Lag(SourceStatus? status) => status?.Lag switch
    {
        null => Numbers.Unknown,
        { TotalSeconds: < 1 } lag => $"{Numbers.Text(Math.Max(0, lag.TotalMilliseconds), 0)} ms",
        { } lag => $"{Numbers.Short(lag.TotalSeconds)} s",
    };

    /// <summary>What needs somebody is greatest.</summary>
    public static int Urgency(SourceStatus? status) => status?.State switch
    {
        SourceState.Failed => 3,
        SourceState.Slow => 2,
        SourceState.Connecting => 1,
        _ => 0,
    };
}
