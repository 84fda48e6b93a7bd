namespace AIoT.Twin.Telemetry.Storage;

/// <summary>What a forecast needs of a retention class.</summary>
sealed record ForecastClass(int? RawDays, double BytesPerDay, IReadOnlyList<(DateOnly First, double Bytes)> Months);
