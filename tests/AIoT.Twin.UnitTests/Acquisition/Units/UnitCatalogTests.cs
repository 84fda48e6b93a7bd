using AIoT.Twin.Acquisition.Units;

namespace AIoT.Twin.UnitTests.Acquisition.Units;

public sealed class UnitCatalogTests
{
    static readonly UnitCatalog s_units = new();

    static readonly string[] s_used =
    [
        "1", "%", "Cel", "[degF]", "K", "W", "kW", "MW", "W.h", "kW.h", "MW.h", "J", "kJ", "MJ", "GJ", "m3", "m3/h", "L/min", "l/s", "L", "hL",
        "bar", "mbar", "Pa", "kPa", "MPa", "Hz", "kHz", "A", "mA", "V", "kV", "V.A", "kg", "g", "t", "kg/h", "t/h", "h", "min", "s", "ms", "d",
        "mm", "m", "um", "mm/s", "m/s", "m/s2", "{rev}/min", "{pieces}", "{pieces}/h", "kW.h/{piece}", "kW.h/t", "Cel", "K.d", "lx", "Ohm",
        "uS/cm", "mg/L", "g/m3", "[ppm]", "[pH]", "N.m", "kN", "deg", "rad/s", "[psi]", "[gal_us]/min", "J/(kg.K)", "W/(m2.K)",
    ];

    public static TheoryData<string> Used => [.. s_used.Distinct()];

    [Theory]
    [MemberData(nameof(Used))]
    public void What_plants_use_is_known(string ucum) => Assert.True(s_units.Knows(ucum));

    [Theory]
    [InlineData("Cel", "[degF]", 100, 212)]
    [InlineData("[degF]", "Cel", -40, -40)]
    [InlineData("Cel", "K", 0, 273.15)]
    [InlineData("kW.h", "MJ", 1, 3.6)]
    [InlineData("m3/h", "L/min", 6, 100)]
    [InlineData("bar", "kPa", 1.5, 150)]
    [InlineData("[psi]", "bar", 14.503773773, 1)]
    [InlineData("{rev}/min", "Hz", 3000, 50)]
    [InlineData("%", "1", 12, 0.12)]
    [InlineData("{pieces}", "1", 7, 7)]
    [InlineData("kg/t", "%", 1, 0.1)]
    [InlineData("MW", "kW", 2, 2000)]
    [InlineData("t", "kg", 3, 3000)]
    [InlineData("uS/cm", "mS/m", 500, 50)]
    [InlineData("mm/s", "m/h", 1, 3.6)]
    [InlineData("kW.h/t", "kJ/kg", 1, 3.6)]
    public void Values_convert(string from, string to, double value, double expected) =>
        Assert.Equal(expected, s_units.Between(from, to)!.Value.Apply(value), 1e-9 * Math.Max(1, Math.Abs(expected)));

    [Theory]
    [InlineData("kW", "kW.h")]
    [InlineData("Cel", "bar")]
    [InlineData("[pH]", "%")]
    [InlineData("m3/h", "m3")]
    [InlineData("dB", "1")]
    public void Different_dimensions_do_not_convert(string from, string to) => Assert.Null(s_units.Between(from, to));

    [Theory]
    [InlineData("", UnitErrorCode.Empty, "")]
    [InlineData("furlong", UnitErrorCode.Unknown, "furlong")]
    [InlineData("kmin", UnitErrorCode.Unknown, "kmin")]
    [InlineData("kW.quux", UnitErrorCode.Unknown, "quux")]
    [InlineData("W/Cel", UnitErrorCode.AffineInProduct, "W/Cel")]
    [InlineData("Cel2", UnitErrorCode.AffineInProduct, "Cel2")]
    [InlineData("m0", UnitErrorCode.BadExponent, "0")]
    [InlineData("m99", UnitErrorCode.BadExponent, "99")]
    [InlineData("{piece", UnitErrorCode.UnclosedBrace, "{piece")]
    [InlineData("W/(m2.K", UnitErrorCode.UnclosedParenthesis, "W/(m2.K")]
    [InlineData("m3 / h", UnitErrorCode.UnexpectedCharacter, " ")]
    [InlineData("°C", UnitErrorCode.UnexpectedCharacter, "°")]
    [InlineData("m/", UnitErrorCode.UnexpectedCharacter, "m/")]
    [InlineData("m)", UnitErrorCode.UnexpectedCharacter, ")")]
    public void A_unit_that_is_none_says_why(string ucum, UnitErrorCode code, string argument)
    {
        Assert.False(s_units.TryParse(ucum, out _, out var error));

        Assert.Equal(new UnitError(code, argument), error);
    }

    [Theory]
    [InlineData("Cel", "°C")]
    [InlineData("kW.h", "kWh")]
    [InlineData("m3/h", "m³/h")]
    [InlineData("kW.h/{piece}", "kW·h/piece")]
    [InlineData("m.s-2", "m·s⁻²")]
    [InlineData("{pieces}/h", "pieces/h")]
    [InlineData("1", "")]
    [InlineData("{rev}/min", "rpm")]
    [InlineData("uS/cm", "µS/cm")]
    [InlineData("%", "%")]
    [InlineData("W/(m2.K)", "W/(m²·K)")]
    [InlineData("10.L", "10·L")]
    public void People_read_units_as_they_write_them(string ucum, string text) => Assert.Equal(text, UnitText.Of(ucum));

    [Fact]
    public void There_and_back_is_the_same_value()
    {
        var random = new Random(20_260_101);
        var units = s_used.Where(s_units.Knows).ToArray();

        foreach (var (from, to) in units.SelectMany(a => units.Select(b => (a, b))))
        {
            if (s_units.Between(from, to) is not { } there)
                continue;
            var back = s_units.Between(to, from)!.Value;
            var value = (random.NextDouble() - 0.5) * Math.Pow(10, random.Next(-3, 6));
            // A zero of its own takes digits from a small value: 0.001 °C is known to 1e-13 in kelvin.
            Assert.Equal(value, back.Apply(there.Apply(value)), 1e-12 * Math.Max(1000, Math.Abs(value)));
        }
    }

    [Fact]
    public void By_way_of_a_third_unit_is_the_same_value()
    {
        var random = new Random(7);
        string[] temperatures = ["Cel", "[degF]", "K", "[degR]", "mK"];
        foreach (var a in temperatures)
        {
            foreach (var b in temperatures)
            {
                foreach (var c in temperatures)
                {
                    var value = random.NextDouble() * 500;
                    var direct = s_units.Between(a, c)!.Value.Apply(value);
                    var around = s_units.Between(b, c)!.Value.Apply(s_units.Between(a, b)!.Value.Apply(value));
                    Assert.Equal(direct, around, 1e-9 * Math.Max(1, Math.Abs(direct)));
                }
            }
        }
    }

    [Fact]
    public void Any_text_is_a_unit_or_an_error_and_never_an_exception()
    {
        const string alphabet = "kWmhsgCel[degF]{}()./%-+0123 9'°";
        var random = new Random(42);
        for (var i = 0; i < 20_000; i++)
        {
            var text = new string([.. Enumerable.Range(0, random.Next(12)).Select(_ => alphabet[random.Next(alphabet.Length)])]);
            if (s_units.TryParse(text, out var unit, out var error))
                Assert.True(double.IsFinite(unit.Factor) && unit.Factor > 0, text);
            else
                Assert.NotEqual(UnitErrorCode.None, error.Code);
        }
    }
}
