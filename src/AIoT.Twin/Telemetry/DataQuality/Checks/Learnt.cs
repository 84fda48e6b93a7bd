namespace AIoT.Twin.Telemetry.DataQuality.Checks;

/// <summary>How much must have been seen before something learnt is held against a signal.</summary>
static class Learnt
{
    public const long Second = 1_000_000;
    public const long Minute = 60 * Second;
    public const long Hour = 60 * Minute;
    public const long Day = 24 * Hour;

    /// <summary>A week, so that a weekend is among what is usual.</summary>
    public const long Span = 7 * Day;

    public const int Windows = 100;

    public const int Changes = 200;
}
