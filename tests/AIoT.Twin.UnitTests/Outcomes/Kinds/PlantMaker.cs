using AIoT.Twin.Telemetry;
using AIoT.Twin.Telemetry.Calendars;
using AIoT.Twin.UnitTests.Outcomes.Statistics;

namespace AIoT.Twin.UnitTests.Outcomes.Kinds;

/// <summary>Writes two years of a plant whose truth is known into its history.</summary>
sealed class PlantMaker(Plant plant, int seed)
{
    const long Minute = 60_000_000;

    readonly Draw _draw = new(seed);

    /// <summary>About 15 own faults a week of 16 min on average among minor stops, cleaning, waiting and a planned Sunday.</summary>
    public void States(Guid signal, DateOnly firstMonday, int weeks, DateOnly changeOn, double change, double stopsPerWeek = 15)
    {
        var calendar = plant.SiteCalendar;
        for (var w = 0; w < weeks; w++)
        {
            var monday = firstMonday.AddDays(7 * w);
            var week = calendar.Week(monday);
            var rate = stopsPerWeek * (monday >= changeOn ? 1 + change : 1);
            var stops = Stops(rate, MachineState.OwnFault, () => 5 + Math.Min(_draw.LogNormal(11, 2.2), 400))
                .Concat(Stops(28, MachineState.OwnFault, () => Math.Min(_draw.LogNormal(1.5, 0.7), 4.5)))
                .Concat(Stops(14, MachineState.Starved, () => Math.Min(_draw.LogNormal(9, 0.8), 90)))
                .Concat(Stops(20, MachineState.Changeover, () => 30))
                .Concat(Stops(0.7, MachineState.Unknown, () => 4 + 26 * _draw.Even()))
                .OrderBy(s => s.At);
            Lay(signal, week, stops);
        }
    }

    List<(double At, MachineState State, double Minutes)> Stops(double mean, MachineState state, Func<double> minutes) =>
        [.. Enumerable.Range(0, _draw.Count(mean, 0.2)).Select(_ => (_draw.Even(), state, minutes()))];

    void Lay(Guid signal, Span week, IEnumerable<(double At, MachineState State, double Minutes)> stops)
    {
        plant.History.AddState(signal, week.From, MachineState.Running);
        var free = week.From;
        foreach (var (at, state, minutes) in stops)
        {
            var from = Math.Max(free, week.From + (long)(at * week.Length)) / Minute * Minute + Minute;
            free = from + (long)(minutes * Minute);
            if (free >= week.To)
                break;
            plant.History.AddState(signal, from, state);
            plant.History.AddState(signal, free, MachineState.Running);
        }
    }

    /// <summary>Energy of units, degrees and a rest with noise that persists from day to day, by the hour.</summary>
    public void Energy(DateOnly from, int days, DateOnly changeOn, double saving, double noise = 0.025, double persistence = 0.35)
    {
        var carried = _draw.Normal();
        for (var i = 0; i < days; i++)
        {
            var day = from.AddDays(i);
            carried = persistence * carried + Math.Sqrt(1 - persistence * persistence) * _draw.Normal();
            var temperature = 9.5 - 9.5 * Math.Cos(2 * Math.PI * (day.DayOfYear - 18) / 365.25) + 3 * _draw.Normal();
            var units = Math.Round(600_000 + 200_000 * _draw.Even());
            var energy = (9000 + 0.021 * units + 380 * Math.Max(0, 15 - temperature) + 420 * Math.Max(0, temperature - 20))
                * (day >= changeOn ? 1 - saving : 1) * (1 + noise * carried);
            Write(plant.SiteCalendar.Day(day), energy, units, temperature);
        }
    }

    void Write(Span day, double energy, double units, double temperature)
    {
        const long hour = 60 * Minute;
        var hours = day.Length / hour;
        for (var t = day.From; t < day.To; t += hour)
        {
            plant.History.Add(plant.Energy, t, energy / hours);
            plant.History.Add(plant.Units, t, units / hours);
            plant.History.Add(plant.Outdoor, t, temperature + 3 * Math.Sin(2 * Math.PI * (t - day.From) / day.Length));
        }
    }
}
