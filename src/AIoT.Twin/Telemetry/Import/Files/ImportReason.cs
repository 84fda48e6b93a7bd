namespace AIoT.Twin.Telemetry.Import.Files;

/// <summary>Why a row or a value was not taken.</summary>
static class ImportReason
{
    public const string LineTooLong = "line-too-long";
    public const string NulByte = "nul-byte";
    public const string QuoteNotClosed = "quote-not-closed";
    public const string ColumnsMissing = "columns-missing";
    public const string TimeUnreadable = "time-unreadable";
    public const string TimeDoesNotExist = "time-does-not-exist";
    public const string TimeBefore1970 = "time-before-1970";
    public const string TimeInFuture = "time-in-future";
    public const string SignalUnknown = "signal-unknown";
    public const string ValueUnreadable = "value-unreadable";
    public const string ValueNotFinite = "value-not-finite";
    public const string TextTooLong = "text-too-long";
    public const string QualityUnreadable = "quality-unreadable";
    public const string NotInEncoding = "not-in-encoding";

    public static IReadOnlyList<string> All { get; } =
    [
        LineTooLong, NulByte, QuoteNotClosed, ColumnsMissing, TimeUnreadable, TimeDoesNotExist, TimeBefore1970, TimeInFuture, SignalUnknown,
        ValueUnreadable, ValueNotFinite, TextTooLong, QualityUnreadable, NotInEncoding,
    ];
}
