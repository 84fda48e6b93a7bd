using Microsoft.Extensions.Localization;

namespace AIoT.Twin.Web.Telemetry.Trends;

/// <summary>A length of time as people say it: "12 s", "4 min 5 s", "7 h 12 min", "3 d 4 h".</summary>
static class TrendDuration
{
    public static string Of(TimeSpan length, IStringLocalizer<TrendsText> text) => length switch
    {
        { TotalSeconds: < 1 } => text["Length.Milliseconds", (int)length.TotalMilliseconds],
        { TotalMinutes: < 1 } => text["Length.Seconds", (int)length.TotalSeconds],
        { TotalHours: < 1 } => text["Length.Minutes", (int)length.TotalMinutes, length.Seconds],
        { TotalDays: < 1 } => text["Length.Hours", (int)length.TotalHours, length.Minutes],
        _ => text["Length.Days", (int)length.TotalDays, length.Hours],
    };
}
