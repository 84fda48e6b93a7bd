namespace AIoT.Twin.Telemetry.Import.Files;

/// <summary>
/// Reads a time by its pattern: yyyy MM dd HH mm ss, f for a fraction of any length, everything else as it stands; behind a time of the
/// clock an offset or Z may follow. Or a count since 1970: epoch-s, epoch-ms, epoch-us, epoch-ns.
/// </summary>
sealed class TimePattern
{
    public const string Iso = "yyyy-MM-dd HH:mm:ss.f";

    const long Second = 1_000_000;

    readonly string _pattern;
    readonly long _unit;

    TimePattern(string pattern, long unit) => (_pattern, _unit) = (pattern, unit);

    /// <summary>The ones a file is tried with, the likeliest first.</summary>
    public static IReadOnlyList<string> Known { get; } =
    [
        Iso, "yyyy/MM/dd HH:mm:ss.f", "dd.MM.yyyy HH:mm:ss.f", "dd/MM/yyyy HH:mm:ss.f", "MM/dd/yyyy HH:mm:ss.f", "yyyyMMdd HHmmss.f",
        "epoch-s", "epoch-ms", "epoch-us", "epoch-ns",
    ];

    /// <summary>Null when it names no year, month and day.</summary>
    public static TimePattern? Of(string pattern) => pattern switch
    {
        "epoch-s" => new(pattern, Second),
        "epoch-ms" => new(pattern, 1000),
        "epoch-us" => new(pattern, 1),
        "epoch-ns" => new(pattern, -1000),
        _ when pattern.Length <= 40 && pattern.Contains("yyyy", StringComparison.Ordinal) && pattern.Contains("MM", StringComparison.Ordinal)
            && pattern.Contains("dd", StringComparison.Ordinal) => new(pattern, 0),
        _ => null,
    };

    public bool IsCount => _unit != 0;

    /// <summary>Microseconds since 1970: of UTC when an offset was there or it is a count, else of a clock on a wall.</summary>
    public bool TryRead(ReadOnlySpan<byte> text, out long microseconds, out bool isUtc) =>
        IsCount ? TryCount(text, out microseconds, out isUtc) : TryClock(text, out microseconds, out isUtc);

    bool TryCount(ReadOnlySpan<byte> text, out long microseconds, out bool isUtc)
    {
        (microseconds, isUtc) = (0, true);
        if (!decimal.TryParse(text, System.Globalization.NumberStyles.Float, System.Globalization.CultureInfo.InvariantCulture, out var count) || Math.Abs(count) > 9e18m)
            return false;
        var exact = _unit > 0 ? count * _unit : count / -_unit;
        if (Math.Abs(exact) > long.MaxValue)
            return false;
        microseconds = (long)Math.Floor(exact);
        return true;
    }

    bool TryClock(ReadOnlySpan<byte> text, out long microseconds, out bool isUtc)
    {
        (microseconds, isUtc) = (0, false);
        int year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0, at = 0;
        var fraction = 0L;
        var digits = false;
        for (var p = 0; p < _pattern.Length;)
        {
            var (letter, length) = (_pattern[p], 1);
            while (p + length < _pattern.Length && _pattern[p + length] == letter)
                length++;
            p += length;
            var read = letter switch
            {
                'y' => TryDigits(text, ref at, 4, out year),
                'M' => TryDigits(text, ref at, 2, out month),
                'd' => TryDigits(text, ref at, 2, out day),
                'H' => TryDigits(text, ref at, 2, out hour),
                'm' => TryDigits(text, ref at, 2, out minute),
                's' => TryDigits(text, ref at, 2, out second),
                'f' => TryFraction(text, ref at, out fraction),
                _ => TryLetter(text, ref at, letter, length),
            };
            // The finer parts of a time may be left out, and the whole of it, but not half a one.
            if (!read && !(digits && day > 0 && LeftOut(text, at)))
                return false;
            if (!read)
                break;
            digits = char.IsAsciiLetter(letter);
        }

        if (!TryOffset(text[at..], out var offset, out isUtc) || !IsDay(year, month, day) || hour > 24 || minute > 59 || second > 59)
            return false;
        var days = new DateOnly(year, month, day).DayNumber - new DateOnly(1970, 1, 1).DayNumber;
        microseconds = (((((((days * 24L) + hour) * 60) + minute) * 60) + second) * Second) + fraction - (offset * 60 * Second);
        return hour < 24 || (minute == 0 && second == 0 && fraction == 0);
    }

    static bool LeftOut(ReadOnlySpan<byte> text, int at) => at == text.Length || text[at] is (byte)'Z' or (byte)'z' or (byte)'+' or (byte)'-' or (byte)' ';

    static bool IsDay(int year, int month, int day) =>
        year is >= 1 and <= 9999 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month);

    static bool TryLetter(ReadOnlySpan<byte> text, ref int at, char letter, int length)
    {
        for (; length > 0; length--)
        {
            // A T between day and time is as good as a space, and a comma before a fraction as a point.
            if (at >= text.Length || !(text[at] == letter || (letter == ' ' && text[at] is (byte)'T' or (byte)'t') || (letter == '.' && text[at] == ',')))
                return false;
            at++;
        }

        return true;
    }

    // One digit less is read too: 1.2.2026 8:05.
    static bool TryDigits(ReadOnlySpan<byte> text, ref int at, int most, out int number)
    {
        number = 0;
        var from = at;
        while (at < text.Length && at - from < most && text[at] is >= (byte)'0' and <= (byte)'9')
            number = (number * 10) + (text[at++] - '0');
        return at - from == most || (most == 2 && at - from == 1);
    }

    static bool TryFraction(ReadOnlySpan<byte> text, ref int at, out long microseconds)
    {
        microseconds = 0;
        var from = at;
        var unit = Second / 10;
        for (; at < text.Length && text[at] is >= (byte)'0' and <= (byte)'9'; at++, unit /= 10)
            microseconds += (text[at] - '0') * unit;
        return at > from;
    }

    static bool TryOffset(ReadOnlySpan<byte> text, out int minutes, out bool isUtc)
    {
        text = text.Trim((byte)' ');
        (minutes, isUtc) = (0, !text.IsEmpty);
        if (text.IsEmpty || text is [(byte)'Z' or (byte)'z'])
            return true;
        if (text[0] is not ((byte)'+' or (byte)'-'))
            return false;
        var at = 1;
        if (!TryDigits(text, ref at, 2, out var hours))
            return false;
        if (at < text.Length && text[at] == ':')
            at++;
        if (at < text.Length && !TryDigits(text, ref at, 2, out minutes))
            return false;
        minutes = ((hours * 60) + minutes) * (text[0] == '-' ? -1 : 1);
        return at == text.Length && Math.Abs(minutes) <= 18 * 60;
    }
}
