using AIoT.Twin.Telemetry.Historian.Clocks;
using AIoT.Twin.Web.Kit;
using Microsoft.Extensions.Localization;

namespace AIoT.Twin.Web.Telemetry;

/// <summary>How clocks differ, as people read it.</summary>
static class ClockWords
{
    const double Second = 1e6;

    // What no plant's clocks are set better than.
    const long InStep = 50_000;

    extension(IStringLocalizer<SourcesText> text)
    {
        /// <summary>"3.2 s ahead (± 0.1 s)", "4 s behind or late (± 0.2 s)", "in step (± 0.05 s)".</summary>
        public string Clock(ClockOffset? offset) => offset switch
        {
            null => Numbers.Unknown,
            _ when Math.Abs(offset.AheadUs) <= Math.Max(offset.SpreadUs, InStep) => text["Clock.InStep", Span(Math.Max(offset.SpreadUs, InStep) / Second)],
            { AheadUs: > 0 } => text["Clock.Ahead", Span(offset.AheadUs / Second), Spread(offset)],
            _ => text["Clock.Behind", Span(-offset.AheadUs / Second), Spread(offset)],
        };

        public string Jump(ClockJump jump) => text[KeyOf(jump), Span(Math.Abs(jump.ByUs) / Second), Span(jump.SpreadUs / Second)];
    }

    static string Spread(ClockOffset offset) => Span(Math.Max(offset.SpreadUs, 1000) / Second);

    static string KeyOf(ClockJump jump) => (jump.Producer, jump.ByUs) switch
    {
        (null, > 0) => "Clock.ServerSetForward",
        (null, _) => "Clock.ServerSetBack",
        (_, > 0) => "Clock.SetForward",
        _ => "Clock.SetBack",
    };

    /// <summary>Seconds; minutes, hours and days where they say more.</summary>
    public static string Span(double seconds) => seconds switch
    {
        < 120 => $"{Numbers.Short(seconds >= 0.01 ? Math.Round(seconds, 2) : Math.Round(seconds, 3))} s",
        < 7200 => $"{Numbers.Short(seconds / 60)} min",
        < 172_800 => $"{Numbers.Short(seconds / 3600)} h",
        _ => $"{Numbers.Short(seconds / 86_400)} d",
    };
}
