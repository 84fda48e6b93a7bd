using System.Globalization;

namespace AIoT.Twin.Protocols.Mqtt;

/// <summary>How a payload writes a time.</summary>
public enum JsonTimeFormat
{
    Rfc3339,
    EpochSeconds,
    EpochMilliseconds,
    EpochMicroseconds,
}

public enum JsonTimeFault
{
    None,
    Missing,
    NotATime,

    /// <summary>Before 1970 or after 9999.</summary>
    OutOfRange,
}

/// <summary>Turns what a path found into UTC microseconds since 1970; a unit is never guessed from the size of a number.</summary>
public static class JsonTime
{
    static readonly long s_last = (DateTimeOffset.MaxValue - DateTimeOffset.UnixEpoch).Ticks / TimeSpan.TicksPerMicrosecond;

    public static JsonTimeFault Read(JsonReading reading, JsonTimeFormat format, out long microseconds)
    {
        microseconds = 0;
        return reading.Kind switch
        {
            JsonReadingKind.Missing or JsonReadingKind.Null => JsonTimeFault.Missing,
            JsonReadingKind.Text when format == JsonTimeFormat.Rfc3339 => ReadText(reading.Text!, out microseconds),
            JsonReadingKind.Number when format != JsonTimeFormat.Rfc3339 => ReadNumber(reading, format, out microseconds),
            _ => JsonTimeFault.NotATime,
        };
    }

    static JsonTimeFault ReadNumber(JsonReading reading, JsonTimeFormat format, out long microseconds)
    {
        var unit = format switch
        {
            JsonTimeFormat.EpochSeconds => 1_000_000,
            JsonTimeFormat.EpochMilliseconds => 1000,
            _ => 1,
        };
        // Rounded only where it is a fraction; the double itself is finer than half a microsecond for centuries to come.
        var time = reading.Whole is { } whole ? (double)whole * unit : Math.Round(reading.Number * unit);
        microseconds = time >= 0 && time <= s_last ? reading.Whole is { } exact ? exact * unit : (long)time : 0;
        return time >= 0 && time <= s_last ? JsonTimeFault.None : JsonTimeFault.OutOfRange;
    }

    static JsonTimeFault ReadText(string text, out long microseconds)
    {
        microseconds = 0;
        if (!HasRfc3339Shape(text))
            return JsonTimeFault.NotATime;
        // Digits beyond the seventh are finer than anything kept here.
        var end = 19;
        while (end < text.Length && text[end] is '.' or (>= '0' and <= '9'))
            end++;
        var kept = string.Concat(text.AsSpan(0, Math.Min(end, 27)), text.AsSpan(end));
        if (!DateTimeOffset.TryParse(kept, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal, out var time))
            return JsonTimeFault.NotATime;
        if (time < DateTimeOffset.UnixEpoch)
            return JsonTimeFault.OutOfRange;
        microseconds = (time - DateTimeOffset.UnixEpoch).Ticks / TimeSpan.TicksPerMicrosecond;
        return JsonTimeFault.None;
    }

    // yyyy-mm-ddThh:mm:ss[.f…](Z|±hh:mm): without an offset it would be a time of nobody knows where.
    static bool HasRfc3339Shape(string text)
    {
        if (text.Length is < 20 or > 64)
            return false;
        const string shape = "0000-00-00T00:00:00";
        for (var i = 0; i < shape.Length; i++)
        {
            var fits = shape[i] switch
            {
                '0' => char.IsAsciiDigit(text[i]),
                'T' => text[i] is 'T' or 't' or ' ',
                var sign => text[i] == sign,
            };
            if (!fits)
                return false;
        }

        return HasOffset(text.AsSpan(shape.Length));
    }

    static bool HasOffset(ReadOnlySpan<char> rest)
    {
        if (rest[0] == '.')
        {
            var digits = rest[1..].IndexOfAnyExceptInRange('0', '9');
            if (digits <= 0)
                return false;
            rest = rest[(1 + digits)..];
        }

        return rest is ['Z' or 'z']
            || (rest is ['+' or '-', _, _, ':', _, _] && !rest[1..3].ContainsAnyExceptInRange('0', '9')
                && !rest[4..].ContainsAnyExceptInRange('0', '9'));
    }
}
