using AIoT.Twin.Acquisition.Drivers;
using AIoT.Twin.Telemetry.Sources;

namespace AIoT.Twin.Web.Telemetry;

/// <summary>A source as programs see it; of its secrets only which are set.</summary>
sealed record SourceJson(
    Guid Id, Guid TwinId, string Name, string Driver, IReadOnlyDictionary<string, string> Settings, IReadOnlyList<string> SecretsSet,
    bool Paused, bool WritesAllowed, bool Sample, int Bindings, int Version, StatusJson? Status)
{
    /// <summary>How far its times may be ahead; null is as everywhere.</summary>
    public double? AllowedAheadSeconds { get; init; }

    /// <summary>How far they may be behind; null is without limit.</summary>
    public double? AllowedBehindSeconds { get; init; }

    public SourceClockModel? Clock { get; init; }

    public static SourceJson Of(SourceRow row) => new(
        row.Source.Id, row.Source.TwinId, row.Source.Name, row.Source.Driver, row.Source.Settings.All, row.Source.SecretsSet,
        row.Source.PausedAt is not null, row.Source.WritesAllowed, row.IsSample, row.Bindings, row.Source.Version,
        row.Status is { } status ? StatusJson.Of(status) : null)
    {
        AllowedAheadSeconds = row.Source.AllowedAhead?.TotalSeconds,
        AllowedBehindSeconds = row.Source.AllowedBehind?.TotalSeconds,
        Clock = row.Clock is { } clock ? SourceClockModel.Of(clock) : null,
    };
}

sealed record StatusJson(
    SourceState State, DateTimeOffset Since, SourceFailure? LastFailure, DateTimeOffset? LastFailureAt, long Failures, DateTimeOffset? RetryAt,
    double? RoundTookMs, long Samples, double SamplesPerSecond, long Duplicates, double? LagMs, DateTimeOffset? LastSampleAt, IReadOnlyList<DropCount> Dropped)
{
    public static StatusJson Of(SourceStatus status) => new(
        status.State, status.Since, status.LastFailure, status.LastFailureAt, status.Failures, status.RetryAt,
        status.RoundTook?.TotalMilliseconds, status.Samples, status.SamplesPerSecond, status.Duplicates, status.Lag?.TotalMilliseconds,
        status.LastSampleAt, status.Dropped);
}
