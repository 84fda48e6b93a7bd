using AIoT.Twin.Acquisition;
using AIoT.Twin.Telemetry.Analysis;

namespace AIoT.Twin.IntegrationTests.Telemetry.Historian.Analysis;

/// <summary>Every question answered the simplest way, over all readings in memory.</summary>
sealed class NaiveAnalysis(AnalysisModel model, long now)
{
    List<Reading> Within(long from, long to) => model.All.FindAll(r => r.Time >= from && r.Time < to);

    public long? First(long from, long to, ValueTest test) => Within(from, to) is var all && all.FindIndex(r => Passes(r, test)) is >= 0 and var i ? all[i].Time : null;

    public long? Last(long from, long to, ValueTest test) => Within(from, to) is var all && all.FindLastIndex(r => Passes(r, test)) is >= 0 and var i ? all[i].Time : null;

    static bool Passes(Reading reading, ValueTest test) => reading.Used && test.Comparison switch
    {
        Comparison.Greater => reading.Number > test.Value,
        Comparison.GreaterOrEqual => reading.Number >= test.Value,
        Comparison.Less => reading.Number < test.Value,
        Comparison.LessOrEqual => reading.Number <= test.Value,
        Comparison.Equal => reading.Number == test.Value,
        _ => reading.Number != test.Value,
    };

    public (decimal Known, double Integral, double Magnitude) TimeWeighted(long from, long to, Holding holding)
    {
        var (known, integral, magnitude) = (0m, 0.0, 0.0);
        foreach (var (start, end, at) in Pieces(holding))
        {
            var (a, b) = (Math.Max(start, from), Math.Min(end, to));
            if (a >= b)
                continue;
            known += b - a;
            integral += (at(a) + at(b)) / 2 * ((b - a) / 1e6);
            magnitude += (Math.Abs(at(a)) + Math.Abs(at(b))) * ((b - a) / 1e6);
        }

        return (known, integral, magnitude);
    }

    public double? At(long time, Holding holding)
    {
        if (model.Kind is ValueKind.Text)
            return null;
        if (model.All.Find(r => r.Time == time) is { Time: > 0 } exact)
            return exact.Used ? exact.Number : null;
        foreach (var (start, end, at) in Pieces(holding))
        {
            if (time >= start && time < end)
                return at(time);
        }

        return null;
    }

    // Where the value is known, and what it is there.
    IEnumerable<(long From, long To, Func<long, double> At)> Pieces(Holding holding)
    {
        var all = model.All;
        for (var i = 0; i < all.Count; i++)
        {
            var reading = all[i];
            if (!reading.Used)
                continue;
            var next = i + 1 < all.Count ? all[i + 1] : (Reading?)null;
            var most = holding.LimitUs == long.MaxValue ? long.MaxValue : reading.Time + holding.LimitUs;
            if (holding.Interpolation is Interpolation.Step)
                yield return (reading.Time, Math.Min(most, next?.Time ?? now), _ => reading.Number);
            else if (next is { Used: true } later && later.Time <= most)
                yield return (reading.Time, later.Time, t => double.Lerp(reading.Number, later.Number, (double)(t - reading.Time) / (later.Time - reading.Time)));
        }
    }

    public Dictionary<string, (long Time, int Entries)> States(long from, long to, TimeSpan? limit)
    {
        var states = new Dictionary<string, (long Time, int Entries)>();
        var all = model.All;
        string? last = null;
        for (var i = Math.Max(0, all.FindLastIndex(r => r.Time < from)); i < all.Count && all[i].Time < to; i++)
        {
            var state = NameOf(all[i]);
            if (state is null)
                continue;
            var until = Math.Min(limit is { } l ? all[i].Time + (long)l.TotalMicroseconds : long.MaxValue, i + 1 < all.Count ? all[i + 1].Time : now);
            var held = Math.Max(0, Math.Min(until, to) - Math.Max(all[i].Time, from));
            var entered = all[i].Time >= from && state != last;
            if (held > 0 || entered)
                states[state] = (states.GetValueOrDefault(state).Time + held, states.GetValueOrDefault(state).Entries + (entered ? 1 : 0));
            last = state;
        }

        return states;
    }

    string? NameOf(Reading reading) => model.Kind is ValueKind.Text ? (reading.NotBad ? reading.Text : null)
        : reading.Used ? (reading.Number + 0.0).ToString("R", System.Globalization.CultureInfo.InvariantCulture) : null;

    public (decimal? Increase, int Resets, int Rollovers) Increase(long from, long to, decimal? modulus)
    {
        var used = model.All.FindAll(r => r.Used);
        var (sum, resets, rollovers, any) = (0m, 0, 0, false);
        for (var i = 1; i < used.Count; i++)
        {
            if (used[i].Time < from || used[i].Time >= to)
                continue;
            any = true;
            var (before, after) = (Exact(used[i - 1]), Exact(used[i]));
            if (after >= before)
            {
                sum += after - before;
            }
            else if (modulus is { } m && after + m - before is >= 0 and var over && over <= m / 2)
            {
                sum += over;
                rollovers++;
            }
            else
            {
                sum += Math.Max(0, after);
                resets++;
            }
        }

        return (any ? sum : null, resets, rollovers);
    }

    decimal Exact(Reading reading) => model.Kind is ValueKind.Double ? (decimal)reading.Number : reading.Bits;

    public List<OutlinePoint> Outline(long from, long to, int points, TimeSpan? gap)
    {
        var width = Math.Max(1, (to - from) / points);
        var lines = new List<List<Reading>>();
        var bad = false;
        foreach (var reading in Within(from, to))
        {
            if (!reading.Used)
            {
                bad = true;
                continue;
            }

            var apart = lines.Count > 0 ? reading.Time - lines[^1][^1].Time : 0;
            if (lines.Count == 0 || (apart >= width && (bad || apart > (gap is { } g ? g.TotalMicroseconds : double.MaxValue))))
                lines.Add([]);
            lines[^1].Add(reading);
            bad = false;
        }

        var total = lines.Sum(l => l.Count);
        return [.. lines.SelectMany((line, i) => Buckets(line, Math.Max(Math.Min(line.Count, 3), (int)((long)points * line.Count / total)))
            .Select((r, j) => new OutlinePoint(r.Time, r.Number, i > 0 && j == 0)))];
    }

    static List<Reading> Buckets(List<Reading> line, int points)
    {
        if (points >= line.Count)
            return line;
        var every = (decimal)(line.Count - 2) / (points - 2);
        int Start(int bucket) => bucket >= points - 2 ? line.Count - 1 : 1 + (int)Math.Floor(bucket * every + 0.0000000001m);
        var chosen = new List<Reading> { line[0] };
        for (var bucket = 0; bucket < points - 2; bucket++)
        {
            var a = chosen[^1];
            var behind = bucket == points - 3 ? [line[^1]] : line[Start(bucket + 1)..Start(bucket + 2)];
            var (x, y) = (behind.Average(r => (double)(r.Time - a.Time)), behind.Average(r => r.Number));
            chosen.Add(line[Start(bucket)..Start(bucket + 1)].MaxBy(r => Math.Abs((x * (r.Number - a.Number)) - ((r.Time - a.Time) * (y - a.Number)))));
        }

        chosen.Add(line[^1]);
        return chosen;
    }
}
