using System.Globalization;
using AIoT.Twin.Protocols.Mqtt;

namespace AIoT.Twin.Acquisition.Drivers;

/// <summary>Times as tables and files write them; one without a zone is a time of the source's zone.</summary>
sealed class RowTime(string format, TimeZoneInfo zone)
{
    static readonly string[] s_usual =
    [
        "yyyy-MM-dd HH:mm:ss.FFFFFFF", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF", "yyyy-MM-dd HH:mm", "yyyy-MM-dd'T'HH:mm", "yyyy-MM-dd",
        "yyyy/MM/dd HH:mm:ss.FFFFFFF", "yyyy/MM/dd HH:mm", "dd.MM.yyyy HH:mm:ss.FFFFFFF", "dd.MM.yyyy HH:mm",
    ];

    public const string Before1970 = "time-before-1970";

    public RowMoment Of(string? written) => Read(written, out var time) is var why ? new(written, time, why) : default;

    public static RowMoment OfSeconds(string? written) => FromSeconds(written, out var time) is var why ? new(written, time, why) : default;

    /// <summary>Null when it is one; otherwise the reason why not.</summary>
    public string? Read(string? written, out long microseconds)
    {
        microseconds = 0;
        if (string.IsNullOrWhiteSpace(written))
            return "time-missing";
        var text = written.Trim();
        return format switch
        {
            "epoch-s" => FromNumber(text, 1_000_000, out microseconds),
            "epoch-ms" => FromNumber(text, 1000, out microseconds),
            "epoch-us" => FromNumber(text, 1, out microseconds),
            "auto" => JsonTime.Read(new JsonReading(JsonReadingKind.Text, Text: text), JsonTimeFormat.Rfc3339, out microseconds) switch
            {
                JsonTimeFault.None => null,
                JsonTimeFault.OutOfRange => FromFarAway(text, out microseconds),
                _ => FromLocal(text, s_usual, out microseconds),
            },
            _ => FromLocal(text, [format], out microseconds),
        };
    }

    public static string? FromSeconds(string? text, out long microseconds)
    {
        microseconds = 0;
        return text is null ? "time-missing" : FromNumber(text, 1_000_000, out microseconds);
    }

    static string? FromNumber(string text, int unit, out long microseconds)
    {
        microseconds = 0;
        if (!decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number))
            return "time-unreadable";
        if (number < (decimal)DateTimeOffset.MinValue.ToMicroseconds() / unit || number > (decimal)DateTimeOffset.MaxValue.ToMicroseconds() / unit)
            return "time-out-of-range";
        microseconds = (long)(number * unit);
        return microseconds < 0 ? Before1970 : null;
    }

    // An hour that is there twice is taken for its second time, winter's; one that is not there is no time.
    string? FromLocal(string text, string[] formats, out long microseconds)
    {
        microseconds = 0;
        if (!DateTime.TryParseExact(text, formats, CultureInfo.InvariantCulture, DateTimeStyles.None, out var local) || zone.IsInvalidTime(local))
            return "time-unreadable";
        microseconds = new DateTimeOffset(local, zone.GetUtcOffset(local)).ToMicroseconds();
        return microseconds < 0 ? Before1970 : null;
    }

    static string? FromFarAway(string text, out long microseconds)
    {
        microseconds = DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) ? time.ToMicroseconds() : 0;
        return microseconds < 0 ? Before1970 : "time-out-of-range";
    }
}
