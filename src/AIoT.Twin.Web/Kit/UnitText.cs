using System.Collections.Frozen;

namespace AIoT.Twin.Web.Kit;

/// <summary>UCUM is stored and exported; people read °C, kWh, m³/h.</summary>
public static class UnitText
{
    static readonly FrozenDictionary<string, string> s_read = new Dictionary<string, string>
    {
        ["1"] = "",
        ["%"] = "%",
        ["Cel"] = "°C",
        ["K"] = "K",
        ["[degF]"] = "°F",
        ["deg"] = "°",
        ["Ohm"] = "Ω",
        ["um"] = "µm",
        ["us"] = "µs",
        ["a"] = "yr",
        ["wk"] = "wk",
        ["W.h"] = "Wh",
        ["kW.h"] = "kWh",
        ["MW.h"] = "MWh",
        ["V.A"] = "VA",
        ["kV.A"] = "kVA",
        ["N.m"] = "N·m",
        ["/min"] = "1/min",
        ["{rpm}"] = "rpm",
        ["h/(100.h)"] = "h per 100 h",
    }.ToFrozenDictionary();

    public static string Of(string? ucum)
    {
        if (string.IsNullOrEmpty(ucum))
            return "";
        if (s_read.TryGetValue(ucum, out var read))
            return read;
        return string.Join('/', ucum.Split('/').Select(Part));
    }

    // "m3" is m³, "{unit}" an annotation, "kW.h" a product.
    static string Part(string part)
    {
        if (s_read.TryGetValue(part, out var read))
            return read;
        if (part is ['{', .. var annotation, '}'])
            return annotation;
        return part switch
        {
            [.. var name, '2'] => name + '²',
            [.. var name, '3'] => name + '³',
            _ => part.Replace('.', '·'),
        };
    }
}
