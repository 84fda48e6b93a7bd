using System.Text.Json;
using AIoT.Twin.Acquisition.Drivers;
using AIoT.Twin.Telemetry.Sinks;

namespace AIoT.Twin.Web.Telemetry;

/// <summary>A sink as programs see it; of its secrets only which are set.</summary>
sealed record SinkJson(
    Guid Id, Guid TwinId, string Name, string Target, IReadOnlyDictionary<string, string> Settings, IReadOnlyList<string> SecretsSet, bool Paused,
    SinkGuarantee? Guarantee, int Signals, int Version, SinkStatusJson? Status)
{
    public static SinkJson Of(SinkRow row, SinksTexts texts) => new(
        row.Sink.Id, row.Sink.TwinId, row.Sink.Name, row.Sink.Target, row.Sink.Settings.All, row.Sink.SecretsSet, row.Sink.PausedAt is not null,
        row.Guarantee, row.Signals, row.Sink.Version, row.Status is { } status ? SinkStatusJson.Of(status, texts) : null);
}

sealed record SinkStatusJson(
    SinkState State, DateTimeOffset Since, FailureJson? LastFailure, DateTimeOffset? LastFailureAt, long Failures, DateTimeOffset? RetryAt, long Sent,
    long Refused, FailureJson? LastRefusal, DateTimeOffset? LastSentAt, long? Position, long? Behind, double? LagSeconds, CatchingUp? History, long LeftBehind)
{
    public static SinkStatusJson Of(SinkStatus status, SinksTexts texts) => new(
        status.State, status.Since, Failure(status.LastFailure, texts), status.LastFailureAt, status.Failures, status.RetryAt, status.Sent,
        status.Refused, Failure(status.LastRefusal, texts), status.LastSentAt, status.Position, status.Behind, status.Lag?.TotalSeconds, status.History,
        status.LeftBehind);

    static FailureJson? Failure(SourceFailure? failure, SinksTexts texts) =>
        failure is null ? null : new(failure.Layer, failure.Code, failure.Argument, texts.Of(failure));
}

sealed record NewSinkJson(Guid TwinId, string? Name, string? Target, Dictionary<string, JsonElement>? Settings, DateTimeOffset? StartFrom)
{
    public NewSink AsSink() => new(TwinId, Name ?? "", Target ?? "", FieldsJson.Read(Settings), StartFrom);
}

sealed record SinkChangesJson(string? Name, Dictionary<string, JsonElement>? Settings)
{
    public SinkChanges AsChanges() => new(Name, Settings is null ? null : FieldsJson.Read(Settings));
}

sealed record RestartSinkJson(DateTimeOffset? From, string? Reason);

sealed record SinkTargetJson(string Name, IReadOnlyList<FieldJson> Settings)
{
    public static SinkTargetJson Of(ITimeSeriesSink target) => new(target.Name, [.. target.Settings.Select(FieldJson.Of)]);
}
