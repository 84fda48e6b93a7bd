using AIoT.Twin.Telemetry.Historian.Clocks;
using AIoT.Twin.Telemetry.Sources.Clocks;

namespace AIoT.Twin.Web.Telemetry;

/// <summary>A clock against the server's, in seconds; positive is ahead. What is behind may also come late.</summary>
sealed record ClockModel(string Producer, Guid? Source, double AheadSeconds, double UncertaintySeconds, int Batches, DateTimeOffset Since, DateTimeOffset At)
{
    public required double AllowedAheadSeconds { get; init; }

    /// <summary>Null where it is not limited.</summary>
    public double? AllowedBehindSeconds { get; init; }

    public ClockJumpModel? LastJump { get; init; }

    public static ClockModel Of(ClockRow row) => new(
        row.Offset.Producer, row.Source?.Id, row.Offset.AheadUs / 1e6, row.Offset.SpreadUs / 1e6, row.Offset.Count, row.Offset.Since, row.Offset.At)
    {
        AllowedAheadSeconds = row.Limits.Ahead.TotalSeconds,
        AllowedBehindSeconds = row.Limits.Behind?.TotalSeconds,
        LastJump = row.Offset.LastJump is { } jump ? ClockJumpModel.Of(jump) : null,
    };
}

/// <summary>When a clock was set and by how much; without a producer it was the server's.</summary>
sealed record ClockJumpModel(string? Producer, DateTimeOffset At, double BySeconds, double UncertaintySeconds)
{
    public static ClockJumpModel Of(ClockJump jump) => new(jump.Producer, jump.At, jump.ByUs / 1e6, jump.SpreadUs / 1e6);
}

/// <summary>Null ahead is as everywhere, null behind is without limit.</summary>
sealed record ClockLimitsModel(double? AllowedAheadSeconds, double? AllowedBehindSeconds);

/// <summary>A source's clock as a part of its status.</summary>
sealed record SourceClockModel(double AheadSeconds, double UncertaintySeconds, DateTimeOffset Since, DateTimeOffset At, ClockJumpModel? LastJump)
{
    public static SourceClockModel Of(ClockOffset offset) => new(
        offset.AheadUs / 1e6, offset.SpreadUs / 1e6, offset.Since, offset.At, offset.LastJump is { } jump ? ClockJumpModel.Of(jump) : null);
}
