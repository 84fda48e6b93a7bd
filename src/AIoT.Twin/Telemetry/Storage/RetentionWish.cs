namespace AIoT.Twin.Telemetry.Storage;

/// <summary>What a class is to be; without days of raw values they are kept for ever.</summary>
public sealed record RetentionWish(string Name, int? RawDays, int MinuteRowDays);
