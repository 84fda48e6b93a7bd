namespace AIoT.Twin.Telemetry.Lake;

/// <summary>
/// Through which commit the days are marked, written with the marks. The position of the consumer may be of a later moment: a restored
/// model can be a little older than its history.
/// </summary>
sealed class LakeReading
{
    public const int Only = 1;

    public int Id { get; init; } = Only;

    public required long Through { get; set; }
}
