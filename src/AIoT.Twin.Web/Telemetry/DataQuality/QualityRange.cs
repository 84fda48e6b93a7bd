using AIoT.Twin.Telemetry.DataQuality;

namespace AIoT.Twin.Web.Telemetry.DataQuality;

/// <summary>The span of a trend in which one sees what happened: from before it began, half as long again.</summary>
static class QualityRange
{
    public static string? Around(IReadOnlyList<QualityReason> reasons, DateTimeOffset now) =>
        reasons is [{ SinceEarliest: { } since }, ..] && now > since
            ? (now - since) switch
            {
                { TotalHours: < 5 } => "now-8h",
                { TotalDays: < 1 } => "now-2d",
                { TotalDays: < 5 } => "now-7d",
                { TotalDays: < 20 } => "now-30d",
                _ => "now-90d",
            }
            : null;
}
