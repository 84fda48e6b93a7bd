namespace AIoT.Twin.Telemetry.Historian.Writing;

/// <summary>Codes of why a sample was set aside.</summary>
public static class QuarantineReason
{
    public const string UnknownSeries = "unknown-series";
    public const string TimeBefore1970 = "time-before-1970";
    public const string TimeInFuture = "time-in-future";

    /// <summary>Further behind than its source may be.</summary>
    public const string TimeTooOld = "time-too-old";

    /// <summary>Of a time whose raw values were given back already.</summary>
    public const string BeforeKept = "before-kept";
    public const string WrongKind = "wrong-kind";
    public const string NotFinite = "not-finite";
}
