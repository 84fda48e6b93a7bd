using System.Globalization;
using AIoT.Twin.Web.Kit;

namespace AIoT.Twin.ComponentTests.Kit;

public sealed class NumbersTests
{
    public NumbersTests() => CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("en-GB");

    [Theory]
    [InlineData(0, "0.00")]
    [InlineData(7.123, "7.12")]
    [InlineData(58.74, "58.7")]
    [InlineData(331.96, "332.0")]
    [InlineData(12345.6, "12,346")]
    [InlineData(-0.0301, "-0.0301")]
    [InlineData(0.00012, "1.2E-4")]
    [InlineData(double.NaN, "–")]
    public void A_live_number_keeps_its_width(double value, string text) => Assert.Equal(text, Numbers.Text(value));

    [Theory]
    [InlineData(4.2, "4.2")]
    [InlineData(12.345, "12.3")]
    [InlineData(1234.5, "1,235")]
    [InlineData(0, "0")]
    public void A_figure_has_no_idle_zeros(double value, string text) => Assert.Equal(text, Numbers.Short(value));

    [Fact]
    public void A_change_has_its_sign() => Assert.Equal(("+6", "−2.5", "0"), (Numbers.Signed(6), Numbers.Signed(-2.5), Numbers.Signed(0)));

    [Theory]
    [InlineData("Cel", "°C")]
    [InlineData("kW.h", "kWh")]
    [InlineData("m3/h", "m³/h")]
    [InlineData("kW.h/{unit}", "kWh/unit")]
    [InlineData("1", "")]
    [InlineData("h per week", "h per week")]
    [InlineData(null, "")]
    [InlineData("h/(100.h)", "h per 100 h")]
    public void Units_are_read_as_people_write_them(string? ucum, string text) => Assert.Equal(text, UnitText.Of(ucum));

    [Theory]
    [InlineData("Europe/Berlin", 1, "CET")]
    [InlineData("Europe/Berlin", 7, "CEST")]
    [InlineData("Asia/Shanghai", 7, "UTC+8")]
    [InlineData("Asia/Kolkata", 7, "UTC+5:30")]
    [InlineData("America/Sao_Paulo", 7, "UTC−3")]
    [InlineData("UTC", 7, "UTC")]
    public void A_zone_is_named(string zone, int month, string name) =>
        Assert.Equal(name, SiteTime.ZoneName(TimeZoneInfo.FindSystemTimeZoneById(zone), new DateTimeOffset(2026, month, 1, 0, 0, 0, TimeSpan.Zero)));
}
