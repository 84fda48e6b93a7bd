using System.Buffers.Text;
using System.Globalization;
using System.Text;
using AIoT.Twin.Acquisition;
using AIoT.Twin.Acquisition.Units;

namespace AIoT.Twin.Telemetry.Import.Files;

/// <summary>A value as it will be stored: a number, a whole number or a text, as the signal's kind says.</summary>
readonly record struct ImportValue(double Number, long Whole, string? Text)
{
    const int LongestText = 10_000;

    /// <summary>The reason why not, or null.</summary>
    public static string? Read(ReadOnlySpan<byte> text, ValueKind kind, bool decimalComma, UnitConversion conversion, out ImportValue value)
    {
        value = default;
        switch (kind)
        {
            case ValueKind.Text:
                if (text.Length > LongestText)
                    return ImportReason.TextTooLong;
                value = new(0, 0, Encoding.UTF8.GetString(text));
                return null;
            case ValueKind.Double:
                if (!TryNumber(text, decimalComma, out var number))
                    return ImportReason.ValueUnreadable;
                number = conversion.IsIdentity ? number : conversion.Apply(number);
                value = new(number, 0, null);
                return double.IsFinite(number) ? null : ImportReason.ValueNotFinite;
            default:
                if (!TryWhole(text, kind, decimalComma, out var whole))
                    return ImportReason.ValueUnreadable;
                value = new(0, whole, null);
                return null;
        }
    }

    static bool TryNumber(ReadOnlySpan<byte> text, bool decimalComma, out double number)
    {
        if (!decimalComma)
        {
            return (Utf8Parser.TryParse(text, out number, out var used) && used == text.Length)
                || double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out number);
        }

        Span<byte> point = stackalloc byte[64];
        number = 0;
        if (text.Length > point.Length)
            return false;
        text.CopyTo(point);
        point = point[..text.Length];
        // 1.234,5: the points only group, and 1.5 would be something else than was meant.
        if (point.Contains((byte)'.'))
            return false;
        point.Replace((byte)',', (byte)'.');
        return double.TryParse(point, NumberStyles.Float, CultureInfo.InvariantCulture, out number);
    }

    static bool TryWhole(ReadOnlySpan<byte> text, ValueKind kind, bool decimalComma, out long whole)
    {
        if (Utf8Parser.TryParse(text, out whole, out var used) && used == text.Length)
            return kind != ValueKind.Boolean || whole is 0 or 1;
        if (kind == ValueKind.Boolean && Word(text) is { } flag)
        {
            whole = flag ? 1 : 0;
            return true;
        }

        if (kind == ValueKind.State && Enum.TryParse<MachineState>(Encoding.UTF8.GetString(text), ignoreCase: true, out var state))
        {
            whole = (long)state;
            return true;
        }

        // 3.0 is whole as well.
        if (!TryNumber(text, decimalComma, out var number) || number != Math.Floor(number) || Math.Abs(number) >= 9_007_199_254_740_992)
            return false;
        whole = (long)number;
        return kind != ValueKind.Boolean || whole is 0 or 1;
    }

    static bool? Word(ReadOnlySpan<byte> text) =>
        Ascii.EqualsIgnoreCase(text, "true"u8) || Ascii.EqualsIgnoreCase(text, "on"u8) || Ascii.EqualsIgnoreCase(text, "yes"u8) ? true
        : Ascii.EqualsIgnoreCase(text, "false"u8) || Ascii.EqualsIgnoreCase(text, "off"u8) || Ascii.EqualsIgnoreCase(text, "no"u8) ? false
        : null;

    /// <summary>Words, or the numbers of classic OPC: from 192 good, from 64 uncertain, below that bad.</summary>
    public static bool TryQuality(ReadOnlySpan<byte> text, out ushort status)
    {
        status = SampleStatus.Good;
        if (text.IsEmpty || Ascii.EqualsIgnoreCase(text, "good"u8) || Ascii.EqualsIgnoreCase(text, "ok"u8))
            return true;
        if (Ascii.EqualsIgnoreCase(text, "uncertain"u8))
            status = SampleStatus.Uncertain;
        else if (Ascii.EqualsIgnoreCase(text, "bad"u8))
            status = SampleStatus.Bad;
        else if (Utf8Parser.TryParse(text, out int number, out var used) && used == text.Length && number is >= 0 and <= 255)
            status = number >= 192 ? SampleStatus.Good : number >= 64 ? SampleStatus.Uncertain : SampleStatus.Bad;
        else
            return false;
        return true;
    }
}
