namespace AIoT.Twin.Telemetry.Storage;

/// <summary>Until when a disk has room: what comes in a day, less the months that are given back as they grow too old.</summary>
static class DiskForecast
{
    /// <summary>Further ahead nobody believes it.</summary>
    public const int Furthest = 36_500;

    /// <summary>Days until the free bytes are used up; <see cref="Furthest"/> where they are not within a hundred years.</summary>
    public static double Days(double free, DateTimeOffset now, IReadOnlyList<ForecastClass> classes)
    {
        var ahead = classes.Select(c => new Ahead(c)).ToList();
        var used = 0.0;
        for (var day = 1; day <= Furthest; day++)
        {
            var grown = ahead.Sum(a => a.Step(now.AddDays(day)));
            if (used + grown > free)
                return day - 1 + (grown > 0 ? Math.Clamp((free - used) / grown, 0, 1) : 0);
            used += grown;
        }

        return Furthest;
    }

    // The months of one class in a queue: new bytes go into the last, old months leave in front.
    sealed class Ahead(ForecastClass one)
    {
        readonly Queue<(DateTimeOffset End, double Bytes)> _months = new(one.Months.OrderBy(m => m.First).Select(m => (End(m.First), m.Bytes)));
        DateTimeOffset _openEnd;
        double _open;

        public double Step(DateTimeOffset now)
        {
            var end = End(DateOnly.FromDateTime(now.UtcDateTime));
            if (end != _openEnd)
            {
                if (_open > 0)
                    _months.Enqueue((_openEnd, _open));
                (_openEnd, _open) = (end, 0);
            }

            _open += one.BytesPerDay;
            var grown = one.BytesPerDay;
            while (one.RawDays is { } days && _months.TryPeek(out var oldest) && oldest.End <= now.AddDays(-days))
                grown -= _months.Dequeue().Bytes;
            return grown;
        }

        static DateTimeOffset End(DateOnly day) => new DateTimeOffset(day.Year, day.Month, 1, 0, 0, 0, TimeSpan.Zero).AddMonths(1);
    }
}
