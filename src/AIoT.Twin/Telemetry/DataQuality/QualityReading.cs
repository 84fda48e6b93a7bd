namespace AIoT.Twin.Telemetry.DataQuality;

/// <summary>Through which commit every series was judged and what was found is stored.</summary>
sealed class QualityReading
{
    public const int Only = 1;

    public int Id { get; init; } = Only;

    public required long Through { get; set; }
}
