using System.Globalization;
using System.Text.Json.Nodes;

namespace AIoT.Twin.Governance.Audit;

/// <summary>A number as ECMAScript writes it (RFC 8785, 3.2.2.3): the shortest digits that give the same double back.</summary>
static class CanonicalNumber
{
    public static string Text(JsonValue value) => Text(double.Parse(value.ToJsonString(), CultureInfo.InvariantCulture));

    public static string Text(double value)
    {
        if (!double.IsFinite(value))
            throw new ArgumentOutOfRangeException(nameof(value), "JSON has no such number.");
        if (value == 0)
            return "0";

        var (digits, exponent) = Shortest(Math.Abs(value));
        return (value < 0 ? "-" : "") + Lay(digits, exponent);
    }

    // value = 0.digits × 10^exponent
    static (string Digits, int Exponent) Shortest(double value)
    {
        var shortest = value.ToString("R", CultureInfo.InvariantCulture);
        var mantissa = shortest.Split('E')[0].Replace(".", "", StringComparison.Ordinal).TrimStart('0').TrimEnd('0');
        return (mantissa, ExponentOf(shortest));
    }

    static int ExponentOf(string shortest)
    {
        if (shortest.Split('E') is [var mantissa, var power])
            return int.Parse(power, CultureInfo.InvariantCulture) + mantissa.Split('.')[0].Length;
        var whole = shortest.Split('.')[0].TrimStart('0');
        if (whole.Length > 0)
            return whole.Length;
        var fraction = shortest.Split('.')[1];
        return -(fraction.Length - fraction.TrimStart('0').Length);
    }

    static string Lay(string digits, int exponent) => exponent switch
    {
        > 0 and <= 21 when digits.Length <= exponent => digits + new string('0', exponent - digits.Length),
        > 0 and <= 21 => $"{digits[..exponent]}.{digits[exponent..]}",
        > -6 and <= 0 => $"0.{new string('0', -exponent)}{digits}",
        _ => Scientific(digits, exponent - 1),
    };

    static string Scientific(string digits, int power) =>
        $"{digits[0]}{(digits.Length > 1 ? $".{digits[1..]}" : "")}e{(power < 0 ? "-" : "+")}{Math.Abs(power).ToString(CultureInfo.InvariantCulture)}";
}
