using System.Collections.Concurrent;

namespace AIoT.Twin.SamplePlant.Physics;

/// <summary>Outdoor air: the season, the time of day, and spells of a few days that come and go.</summary>
sealed class Weather(string site, Climate climate, PlantCalendar calendar)
{
    const double ColdestDay = 18;
    const double WarmestHour = 15;

    readonly ConcurrentDictionary<int, double> _means = [];
    readonly ulong _spell = Noise.Seed($"{site}/spell");
    readonly ulong _day = Noise.Seed($"{site}/day");
    readonly ulong _wet = Noise.Seed($"{site}/wet");

    public double TemperatureAt(long timeUs)
    {
        var local = calendar.LocalTime(timeUs);
        var season = -Math.Cos(2 * Math.PI * (local.DayOfYear + local.TimeOfDay.TotalDays - ColdestDay) / 365.25);
        var hour = Math.Cos(2 * Math.PI * (local.TimeOfDay.TotalHours - WarmestHour) / 24);
        var sinceChange = timeUs - calendar.ChangeUs;
        var spell = 1.6 * Noise.Smooth(_spell, sinceChange, 5 * Us.Day) + Noise.Smooth(_day, sinceChange, 30 * Us.Hour);
        return climate.Mean + climate.YearSwing * season + climate.DaySwing * hour + climate.Straying * spell;
    }

    /// <summary>Percent; it falls as the air warms.</summary>
    public double HumidityAt(long timeUs) =>
        Math.Clamp(78 - 1.1 * (TemperatureAt(timeUs) - climate.Mean) + 12 * Noise.Smooth(_wet, timeUs, 9 * Us.Hour), 18, 99);

    /// <summary>The mean of a day of the site, over its 92, 96 or 100 quarters of an hour.</summary>
    public double MeanOfDay(int day) => _means.GetOrAdd(day, d =>
    {
        var (from, to) = (calendar.StartOfDay(d), calendar.StartOfDay(d + 1));
        var (sum, count) = (0.0, 0);
        for (var t = from; t < to; t += Us.Quarter, count++)
            sum += TemperatureAt(t);
        return sum / count;
    });
}
