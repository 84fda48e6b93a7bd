using System.Globalization;

namespace AIoT.Twin.Acquisition.Drivers;

/// <summary>A value as it is written, turned into what its signal holds.</summary>
static class RowValue
{
    public const string Missing = "value-missing";

    const int LongestText = 16 * 1024;

    /// <summary>Null when it fits; otherwise the reason why not.</summary>
    public static string? Read(string? written, ValueKind kind, MqttStrings strings, out long bits)
    {
        bits = 0;
        var text = kind == ValueKind.Text ? written : written?.Trim();
        if (string.IsNullOrEmpty(text))
            return Missing;
        switch (kind)
        {
            case ValueKind.Text:
                bits = text.Length <= LongestText ? strings.IndexOf(text) : 0;
                return text.Length <= LongestText ? null : "text-too-long";
            case ValueKind.Double:
                return Number(text, out bits);
            case ValueKind.Boolean:
                return Truth(text, out bits);
            case ValueKind.State when StateWords.All.TryGetValue(text, out var state):
                bits = state;
                return null;
            default:
                return Whole(text, out bits);
        }
    }

    static string? Number(string text, out long bits)
    {
        bits = 0;
        if (!text.Any(char.IsAsciiDigit) && Truth(text, out var truth) is null)
            text = truth == 0 ? "0" : "1";
        if (!double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number))
            return "not-a-number";
        bits = BitConverter.DoubleToInt64Bits(number);
        return double.IsFinite(number) ? null : double.IsNaN(number) ? "not-a-number" : "number-out-of-range";
    }

    static string? Whole(string text, out long bits)
    {
        if (long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out bits))
            return null;
        if (Truth(text, out bits) is null)
            return null;
        // 3.0 is one too.
        if (decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && number == Math.Truncate(number)
            && number is >= long.MinValue and <= long.MaxValue)
        {
            bits = (long)number;
            return null;
        }

        return "not-a-whole-number";
    }

    static string? Truth(string text, out long bits)
    {
        bits = text.ToUpperInvariant() is "TRUE" or "T" or "YES" or "ON" or "1" ? 1 : 0;
        return bits == 1 || text.ToUpperInvariant() is "FALSE" or "F" or "NO" or "OFF" or "0" ? null : "not-a-number";
    }
}
