using System.Collections.Frozen;
using System.Text;

namespace AIoT.Twin.Acquisition.Units;

/// <summary>Units as people read them: °C, kWh, m³/h. Symbols, so the same in every language.</summary>
public static class UnitText
{
    static readonly FrozenDictionary<string, string> s_known = new Dictionary<string, string>
    {
        ["1"] = "",
        ["Cel"] = "°C",
        ["[degF]"] = "°F",
        ["[degR]"] = "°R",
        ["kW.h"] = "kWh",
        ["W.h"] = "Wh",
        ["MW.h"] = "MWh",
        ["GW.h"] = "GWh",
        ["V.A"] = "VA",
        ["kV.A"] = "kVA",
        ["A.h"] = "Ah",
        ["{rpm}"] = "rpm",
        ["/min{rpm}"] = "rpm",
        ["{r}/min"] = "rpm",
        ["{rev}/min"] = "rpm",
        ["{#}"] = "pieces",
        ["{pieces}"] = "pieces",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    static readonly FrozenDictionary<string, string> s_atoms = new Dictionary<string, string>
    {
        ["Cel"] = "°C",
        ["[degF]"] = "°F",
        ["Ohm"] = "Ω",
        ["deg"] = "°",
        ["[ppm]"] = "ppm",
        ["[ppb]"] = "ppb",
        ["[ppth]"] = "‰",
        ["[pH]"] = "pH",
        ["[in_i]"] = "in",
        ["[ft_i]"] = "ft",
        ["[yd_i]"] = "yd",
        ["[mi_i]"] = "mi",
        ["[lb_av]"] = "lb",
        ["[oz_av]"] = "oz",
        ["[gal_us]"] = "gal",
        ["[psi]"] = "psi",
        ["[Btu_IT]"] = "Btu",
        ["[HP]"] = "hp",
        ["By"] = "B",
        ["mo"] = "month",
        ["wk"] = "week",
        ["a"] = "year",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    public static string Of(string ucum) => s_known.TryGetValue(ucum, out var known) ? known : Spell(ucum);

    /// <summary>A number with its unit, which never part at the end of a line.</summary>
    public static string With(string number, string ucum) => Of(ucum) switch
    {
        "" => number,
        var unit => $"{number}\u00a0{unit}",
    };

    static string Spell(string ucum)
    {
        var text = new StringBuilder(ucum.Length);
        for (var i = 0; i < ucum.Length;)
        {
            var end = EndOfPart(ucum, i);
            var part = ucum[i..end];
            text.Append(part[0] switch
            {
                '.' => "·",
                '{' => part.Trim('{', '}'),
                '+' or '-' or (>= '0' and <= '9') when i > 0 && ucum[i - 1] is not ('.' or '/' or '(') => Raised(part),
                _ => s_atoms.GetValueOrDefault(part, part.StartsWith('u') && part.Length > 1 ? $"µ{part[1..]}" : part),
            });
            i = end;
        }

        return text.ToString();
    }

    static int EndOfPart(string ucum, int start)
    {
        var end = start + 1;
        if (ucum[start] == '{')
            return ucum.IndexOf('}', start) is var close and >= 0 ? close + 1 : ucum.Length;
        if (ucum[start] is '.' or '/' or '(' or ')')
            return end;

        var isNumber = IsOfNumber(ucum[start]);
        while (end < ucum.Length && ucum[end] is not ('.' or '/' or '(' or ')' or '{') && IsOfNumber(ucum[end]) == isNumber)
            end++;
        return end;
    }

    static bool IsOfNumber(char c) => char.IsAsciiDigit(c) || c is '+' or '-';

    static string Raised(string digits) => string.Concat(digits.Select(c => c switch
    {
        '-' => '⁻',
        '1' => '¹',
        '2' => '²',
        '3' => '³',
        >= '0' and <= '9' => (char)('⁰' + (c - '0')),
        _ => ' ',
    })).Trim();
}
