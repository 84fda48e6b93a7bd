using System.Globalization;
using System.IO.Compression;
using AIoT.Twin.Outcomes.Statistics;
using AIoT.Twin.TestKit;

namespace AIoT.Twin.UnitTests.Outcomes.Statistics;

/// <summary>A meter on which the coefficients and the saving of a reference implementation of CalTRACK 2 are known.</summary>
public sealed class MeterDataTests
{
    static readonly string s_folder = Environment.GetEnvironmentVariable("AIOT_CONFORMANCE_DATA") is { Length: > 0 } data
        ? Path.Combine(data, "eemeter")
        : Repository.Shared("data/eemeter");

    static readonly BalanceGrid s_fahrenheit = new(30, 90, 1);

    static readonly DateOnly s_blackout = new(2016, 12, 26);
    static readonly DateOnly s_reporting = new(2017, 1, 4);

    static List<EnergyDay> Read(string meter)
    {
        Assert.SkipUnless(Directory.Exists(s_folder), $"{s_folder} is absent: the meters' data are not part of the repository.");
        var temperatures = Rows("il-electricity-cdd-hdd-tempF").ToLookup(r => r.Day, r => r.Value)
            .ToDictionary(g => g.Key, g => g.Average());
        return [.. Rows(meter).Where(r => temperatures.ContainsKey(r.Day))
            .Select(r => new EnergyDay(r.Day, r.Value, 0, temperatures[r.Day]))];
    }

    static IEnumerable<(DateOnly Day, double Value)> Rows(string name)
    {
        using var reader = new StreamReader(new GZipStream(
            File.OpenRead(Path.Combine(s_folder, $"{name}.csv.gz")), CompressionMode.Decompress));
        reader.ReadLine();
        while (reader.ReadLine() is { } line)
        {
            var parts = line.Split(',');
            if (double.TryParse(parts[1], CultureInfo.InvariantCulture, out var value))
                yield return (DateOnly.FromDateTime(DateTimeOffset.Parse(parts[0], CultureInfo.InvariantCulture).UtcDateTime), value);
        }
    }

    [Fact]
    public void The_model_and_the_saving_are_those_of_the_reference_implementation()
    {
        var days = Read("il-electricity-cdd-hdd-daily");

        var model = EnergyFit.Of([.. days.Where(d => d.Day < s_blackout).TakeLast(365)], units: false, weather: true, s_fahrenheit)!;

        Assert.Equal(new EnergyTerms(false, 53, 68), model.Terms);
        Assert.Equal(13.47238559, model.Base, 6);
        Assert.Equal(2.51625503, model.PerCoolingDegree!.Value, 6);
        Assert.Equal(1.11229479, model.PerHeatingDegree!.Value, 6);
        Assert.Equal(0.7684733, model.Fit.AdjustedR2, 6);
        var predicted = model.PredictSum([.. Enumerable.Range(0, 59).Select(i => new EnergyDay(s_reporting.AddDays(i), 1, 0, 30 + i))]);
        Assert.Equal(1571.28, predicted.Saving(59).Value, 2);
    }
}
