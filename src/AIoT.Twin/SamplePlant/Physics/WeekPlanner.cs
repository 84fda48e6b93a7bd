namespace AIoT.Twin.SamplePlant.Physics;

/// <summary>Lays out a line's week: planned standstills at their times, stops spread evenly over the time it would run.</summary>
sealed class WeekPlanner(LineSpec line, PlantCalendar calendar)
{
    const double StandardBusyHours = 150;

    readonly record struct Planned(long FromUs, long Length, Condition Condition);

    readonly record struct Stop(double At, long Length, Condition Condition, int Machine);

    public IReadOnlyList<Stretch> Plan(int week)
    {
        var (from, to) = (calendar.StartOfWeek(week), calendar.StartOfWeek(week + 1));
        var planned = PlannedOf(week);
        var busy = to - from - planned.Sum(p => p.Length);
        var stops = StopsOf(week, busy).OrderBy(s => s.At).ToList();
        return Walk(from, to, planned, stops, busy - stops.Sum(s => s.Length));
    }

    PlantRandom Stream(int week, string purpose) => new(Noise.Hash(Noise.Seed($"{line.Name}/{purpose}"), week));

    List<Planned> PlannedOf(int week)
    {
        var random = Stream(week, "planned");
        var blocks = new List<Planned>();
        for (var day = week * 7; day < week * 7 + 7; day++)
        {
            if (calendar.IsHoliday(day))
                Add(blocks, new(calendar.StartOfDay(day), calendar.StartOfDay(day + 1) - calendar.StartOfDay(day), Condition.Planned));
        }

        Add(blocks, new(calendar.At(week * 7 + 6, 6), 6 * Us.Hour, Condition.Planned));
        if (random.Even() < 0.5)
            Add(blocks, new(calendar.At(week * 7 + 5, 22), 3 * Us.Hour, Condition.NoOrder));
        for (var day = week * 7; day < week * 7 + 7; day++)
        {
            Add(blocks, new(calendar.At(day, 29 + random.Between(0, 0.3)), Us.Minutes(40), Condition.Cleaning));
            Add(blocks, new(calendar.At(day, random.Between(8, 13)), Us.Minutes(random.Between(18, 34)), Condition.Cleaning));
            Add(blocks, new(calendar.At(day, random.Between(15, 21)), Us.Minutes(random.Between(18, 34)), Condition.Cleaning));
        }

        return [.. blocks.OrderBy(b => b.FromUs)];
    }

    static void Add(List<Planned> blocks, Planned block)
    {
        if (!blocks.Exists(b => block.FromUs < b.FromUs + b.Length && b.FromUs < block.FromUs + block.Length))
            blocks.Add(block);
    }

    IEnumerable<Stop> StopsOf(int week, long busyUs)
    {
        var exposure = busyUs / (double)Us.Hour / StandardBusyHours;
        var own = PlantedTruths.StopsPerWeek * exposure * (week >= 0 ? 1 + line.StopChange : 1);
        var least = PlantedTruths.MinorStopMinutes;
        var (mean, deviation) = (PlantedTruths.StopMeanMinutes - least, PlantedTruths.StopMeanMinutes * PlantedTruths.StopVariation);
        return
        [
            .. Stops(week, "fault", own, r => least + Math.Min(r.LogNormal(mean, deviation), 400), _ => LineSpec.Constraint),
            .. Stops(week, "minor", 28 * exposure, r => Math.Min(r.LogNormal(1.5, 1), 4.5), _ => LineSpec.Constraint),
            .. Stops(week, "starved", 7 * exposure, r => Math.Min(r.LogNormal(10, 8), 90), r => r.Even() < 0.6 ? 1 : 0),
            .. Stops(week, "blocked", 7 * exposure, r => Math.Min(r.LogNormal(8, 6), 90), r => r.Even() < 0.6 ? 3 : 4),
            .. Stops(week, "dark", 0.7, r => r.Between(4, 30), _ => 0, Condition.Dark),
            .. Outage(week),
        ];
    }

    List<Stop> Stops(
        int week, string kind, double mean, Func<PlantRandom, double> minutes, Func<PlantRandom, int> machine, Condition condition = Condition.Fault)
    {
        var random = Stream(week, kind);
        var count = random.Count(mean, PlantedTruths.StopsPerWeekVariation);
        return [.. Enumerable.Range(0, count).Select(_ => new Stop(random.Even(), Us.Minutes(minutes(random)), condition, machine(random)))];
    }

    IEnumerable<Stop> Outage(int week) => line.GoesDark && week == PlantedTruths.DarkWeek
        ? [new(0.4, Us.Minutes(PlantedTruths.DarkHours * 60), Condition.Dark, 0)]
        : [];

    // Planned work waits for a stop to be over, so no stop is ever cut in two.
    static List<Stretch> Walk(long from, long to, List<Planned> planned, List<Stop> stops, long running)
    {
        var plan = new List<Stretch>();
        var (cursor, ran, nextPlanned, nextStop) = (from, 0L, 0, 0);
        while (cursor < to)
        {
            var stopAt = nextStop < stops.Count ? cursor + Math.Max(0, Whole(stops[nextStop].At * running) - ran) : to;
            var plannedAt = nextPlanned < planned.Count ? Math.Max(Whole(planned[nextPlanned].FromUs), cursor) : to;
            var until = Math.Min(Math.Min(stopAt, plannedAt), to);
            Append(plan, new(cursor, Condition.Running, 0), until);
            ran += until - cursor;
            cursor = until;
            if (cursor >= to)
                break;
            var (length, stretch) = plannedAt <= stopAt
                ? (planned[nextPlanned].Length, new Stretch(cursor, planned[nextPlanned++].Condition, 0))
                : (stops[nextStop].Length, new Stretch(cursor, stops[nextStop].Condition, stops[nextStop++].Machine));
            Append(plan, stretch, cursor + length);
            cursor += length;
        }

        return plan;
    }

    static long Whole(double timeUs) => Us.Floor((long)timeUs, Us.Second);

    static void Append(List<Stretch> plan, Stretch stretch, long until)
    {
        if (until > stretch.FromUs && (plan.Count == 0 || plan[^1] with { FromUs = stretch.FromUs } != stretch))
            plan.Add(stretch);
    }
}
