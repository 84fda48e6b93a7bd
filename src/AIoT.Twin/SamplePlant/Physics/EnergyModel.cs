using System.Collections.Concurrent;

namespace AIoT.Twin.SamplePlant.Physics;

/// <summary>The site's electricity by the quarter of an hour; a day's total follows its units and degrees, and strays a little.</summary>
sealed class EnergyModel(string site, EnergySpec spec, PlantCalendar calendar, Weather weather, IReadOnlyList<LineModel> lines)
{
    readonly ConcurrentDictionary<int, double> _before = [];
    readonly ConcurrentDictionary<long, double> _known = [];
    readonly ulong _days = Noise.Seed($"{site}/energy days");
    readonly ulong _quarters = Noise.Seed($"{site}/energy quarters");

    /// <summary>kWh in the quarter of an hour that begins then, to the meter's hundredth.</summary>
    public double InQuarter(long quarterUs) => _known.GetOrAdd(quarterUs, Compute);

    double Compute(long quarterUs)
    {
        var day = calendar.DayNumberAt(quarterUs);
        var units = 0L;
        foreach (var line in lines)
            units += line.UnitsInQuarter(quarterUs);
        var needed = spec.PerUnit * units + (spec.PerDay + ForWeather(day)) / 96;
        var strayed = 1 + PlantedTruths.EnergyDailyNoise * Noise.Persistent(_days, day, PlantedTruths.EnergyNoisePersistence);
        var saved = day >= 0 ? 1 - spec.Saving : 1;
        return Math.Round(needed * strayed * saved * (1 + 0.015 * Noise.Jitter(_quarters, quarterUs / Us.Quarter)), 2);
    }

    double ForWeather(int day)
    {
        var mean = weather.MeanOfDay(day);
        return spec.PerHeatingDegree * Math.Max(0, EnergySpec.HeatingBelow - mean)
            + spec.PerCoolingDegree * Math.Max(0, mean - EnergySpec.CoolingAbove);
    }

    public double PowerAt(long timeUs) => 4 * InQuarter(Us.Floor(timeUs, Us.Quarter));

    /// <summary>What the meter has counted since the beginning of history, in kWh.</summary>
    public double TotalAt(long timeUs)
    {
        var day = calendar.DayNumberAt(timeUs);
        var quarter = Us.Floor(timeUs, Us.Quarter);
        var total = Before(day);
        for (var t = calendar.StartOfDay(day); t < quarter; t += Us.Quarter)
            total += InQuarter(t);
        return Math.Round(total + InQuarter(quarter) * (timeUs - quarter) / Us.Quarter, 3);
    }

    double Before(int day)
    {
        if (!_before.ContainsKey(day))
        {
            var total = 0.0;
            for (var d = calendar.DayNumberAt(calendar.HistoryUs); d < day; d++)
                _before[d + 1] = total += OfDay(d);
        }

        return _before.GetValueOrDefault(day);
    }

    double OfDay(int day)
    {
        var total = 0.0;
        for (var t = calendar.StartOfDay(day); t < calendar.StartOfDay(day + 1); t += Us.Quarter)
            total += InQuarter(t);
        return total;
    }
}
