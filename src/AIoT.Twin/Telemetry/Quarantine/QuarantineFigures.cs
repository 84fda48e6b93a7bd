namespace AIoT.Twin.Telemetry.Quarantine;

/// <summary>A group as it is stored.</summary>
sealed record QuarantineFigures(QuarantineKey Key, string? Producer, long Kept, long CountedOnly, DateTimeOffset Since, DateTimeOffset Until, long Newest, long? Example);
