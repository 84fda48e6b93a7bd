using System.Globalization;
using AIoT.Twin.Acquisition;

namespace AIoT.Twin.Telemetry.Quarantine;

/// <summary>Reads a text as the bits of a kind that is no text.</summary>
static class SentText
{
    static readonly string[] s_on = ["true", "on", "yes", "1"];
    static readonly string[] s_off = ["false", "off", "no", "0"];

    public static long? Read(string text, ValueKind kind, bool generous)
    {
        var trimmed = generous ? text.Trim() : text;
        return kind switch
        {
            ValueKind.Double => Number(trimmed, generous) is { } number ? BitConverter.DoubleToInt64Bits(number) : null,
            ValueKind.Boolean => Truth(trimmed, generous),
            _ => Whole(trimmed, generous),
        };
    }

    static double? Number(string text, bool generous)
    {
        if (generous && Truth(text, generous) is { } truth)
            return truth;
        // A comma is the decimal sign only where it cannot part thousands.
        if (generous && text.Count(c => c == ',') == 1 && !text.Contains('.', StringComparison.Ordinal))
            text = text.Replace(',', '.');
        return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) ? number : null;
    }

    static long? Truth(string text, bool generous)
    {
        if (!generous)
            return text switch { "true" => 1, "false" => 0, _ => null };
        return s_on.Contains(text, StringComparer.OrdinalIgnoreCase) ? 1 : s_off.Contains(text, StringComparer.OrdinalIgnoreCase) ? 0 : null;
    }

    static long? Whole(string text, bool generous)
    {
        if (long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole))
            return whole;
        if (!generous || Number(text, generous) is not { } number)
            return null;
        // Beyond 2^53 a double is no exact whole number.
        return Math.Abs(number) <= 9_007_199_254_740_992 ? (long)Math.Round(number, MidpointRounding.AwayFromZero) : null;
    }
}
