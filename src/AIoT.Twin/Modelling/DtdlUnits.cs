using System.Collections.Frozen;

namespace AIoT.Twin.Modelling;

/// <summary>The units of DTDL's quantitative types as the UCUM codes they are stored as.</summary>
static class DtdlUnits
{
    static readonly FrozenDictionary<string, string> s_ucum = new Dictionary<string, string>
    {
        ["ampere"] = "A",
        ["bar"] = "bar",
        ["cubicMetre"] = "m3",
        ["degreeCelsius"] = "Cel",
        ["degreeFahrenheit"] = "[degF]",
        ["gram"] = "g",
        ["hertz"] = "Hz",
        ["hour"] = "h",
        ["joule"] = "J",
        ["kelvin"] = "K",
        ["kilogram"] = "kg",
        ["kilowatt"] = "kW",
        ["kilowattHour"] = "kW.h",
        ["litre"] = "L",
        ["metre"] = "m",
        ["metrePerSecond"] = "m/s",
        ["millilitre"] = "mL",
        ["millimetre"] = "mm",
        ["minute"] = "min",
        ["newtonMetre"] = "N.m",
        ["pascal"] = "Pa",
        ["percent"] = "%",
        ["second"] = "s",
        ["unity"] = "1",
        ["volt"] = "V",
        ["watt"] = "W",
    }.ToFrozenDictionary();

    public static string? Ucum(string dtdl) => s_ucum.GetValueOrDefault(dtdl);
}
