using AIoT.Twin.SamplePlant;
using AIoT.Twin.SamplePlant.Layout;
using AIoT.Twin.SamplePlant.Physics;
using AIoT.Twin.TestKit;

namespace AIoT.Twin.UnitTests.SamplePlant;

public sealed class PlantedSuspectTests
{
    readonly PlantLayout _layout = Plants.Layout();

    [Fact]
    public void One_sensor_leaves_its_neighbours_and_keeps_going()
    {
        var (a, b, c) = (Signal("Line 2/Oven/Zone 2/Temperature A"), Signal("Line 2/Oven/Zone 2/Temperature B"), Signal("Line 2/Oven/Zone 2/Temperature C"));

        Assert.InRange(Apart(b, a, 40), 0.2, 1.0);
        Assert.InRange(Apart(b, a, 4), 0.6 + 19 * PlantedTruths.DriftPerDay, 0.6 + 21 * PlantedTruths.DriftPerDay);
        Assert.InRange(Apart(c, a, 4), -0.8, 0);
    }

    [Fact]
    public void One_measurement_repeats_its_value_and_no_other_does()
    {
        var values = new double[4 * 60];
        var still = _layout.Signals.Where(s => s.Role == SignalRole.Measured && !Moves(s, values)).Select(s => s.Path);

        Assert.Equal("Halden Foods/Suzhou/Production/Line 4/Filler/Product pressure", Assert.Single(still));
    }

    [Fact]
    public void Only_the_sample_plant_reads_what_is_planted()
    {
        var source = Path.Combine(Repository.Root, "src");
        var own = Path.Combine(source, "AIoT.Twin", "SamplePlant");

        Assert.DoesNotContain(
            Directory.EnumerateFiles(source, "*.*", SearchOption.AllDirectories)
                .Where(f => Path.GetExtension(f) is ".cs" or ".razor" && !f.StartsWith(own, StringComparison.Ordinal)),
            f => File.ReadAllText(f).Contains(nameof(PlantedTruths), StringComparison.Ordinal));
    }

    PlantSignal Signal(string path) => _layout.Signals.Single(s => s.Path.EndsWith(path, StringComparison.Ordinal));

    double Apart(PlantSignal one, PlantSignal other, int daysAgo) => Enumerable.Range(0, 1440).Average(m =>
        one.Model.At(_layout.InstalledUs - daysAgo * Us.Day + m * Us.Minute) - other.Model.At(_layout.InstalledUs - daysAgo * Us.Day + m * Us.Minute));

    // Any four minutes of the last hours: even at rest a transmitter's last digits flicker.
    bool Moves(PlantSignal signal, double[] values)
    {
        for (var back = 1; back <= 20; back++)
        {
            signal.Model.Fill(_layout.InstalledUs - back * Us.Hour, Us.Second, values);
            if (values.Select(signal.BitsOf).Distinct().Count() < 2)
                return false;
        }

        return true;
    }
}
