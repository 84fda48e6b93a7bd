using AIoT.Twin.Acquisition;
using AIoT.Twin.SamplePlant.Layout;
using AIoT.Twin.SamplePlant.Physics;

namespace AIoT.Twin.UnitTests.SamplePlant;

static class Plants
{
    public const string Usual = "2026-11-22T16:07:31Z";

    /// <summary>Days to install on: winter and summer, the ends of months and years, and the days around a change of the clocks.</summary>
    public static TheoryData<string> InstallationDays =>
        [Usual, "2026-03-03T02:00:00Z", "2027-07-15T12:00:00Z", "2026-12-31T23:30:00Z", "2028-02-29T00:00:00Z", "2027-03-28T01:30:00Z", "2027-10-31T00:30:00Z"];

    public static long Time(string text) => DateTimeOffset.Parse(text, System.Globalization.CultureInfo.InvariantCulture).ToMicroseconds();

    public static PlantLayout Layout(string installed = Usual) => new(Time(installed));

    public static SiteModel Lindau(string installed) => new(SiteSpec.Lindau, Time(installed));
}
