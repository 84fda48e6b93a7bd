namespace AIoT.Twin.Telemetry.Analysis;

/// <summary>Draws a signal by few of its values: read once to find the gaps, and once to choose.</summary>
sealed class Outline(SignalReader reader)
{
    public async Task<IReadOnlyList<OutlinePoint>> DrawAsync(
        Guid signal, long from, long to, int points, TimeSpan? gap, CancellationToken cancellationToken)
    {
        var limit = Holding.Step(gap).LimitUs;
        var width = Math.Max(1, (long)(((Int128)to - from) / points));
        var lines = await CountAsync(signal, from, to, new OutlineGaps(reader.KindOf(signal), limit, width), cancellationToken);
        var total = lines.Sum();
        var drawn = new List<OutlinePoint>();
        var gaps = new OutlineGaps(reader.KindOf(signal), limit, width);
        OutlineLine? line = null;
        var number = 0;
        await foreach (var page in reader.PagesAsync(signal, from, to, cancellationToken))
        {
            foreach (var sample in page.Samples)
            {
                if (!gaps.Take(sample, out var value, out var afterGap))
                    continue;
                if (line is null || afterGap)
                {
                    line?.Finish();
                    line = LineOf(lines.ElementAtOrDefault(number++), total, points, drawn);
                }

                line.Add(sample.TimeUs, value, afterGap);
            }
        }

        line?.Finish();
        return drawn;
    }

    // Each line gets its share of the points, but three where it has as many. One that came up between the two readings gets those.
    static OutlineLine LineOf(long count, long total, int points, List<OutlinePoint> target) => count == 0
        ? new(long.MaxValue, 3, target)
        : new(count, (int)Math.Max(Math.Min(count, 3), (long)((Int128)points * count / total)), target);

    async Task<List<long>> CountAsync(Guid signal, long from, long to, OutlineGaps gaps, CancellationToken cancellationToken)
    {
        var counts = new List<long>();
        await foreach (var page in reader.PagesAsync(signal, from, to, cancellationToken))
        {
            foreach (var sample in page.Samples)
            {
                if (!gaps.Take(sample, out _, out var afterGap))
                    continue;
                if (counts.Count == 0 || afterGap)
                    counts.Add(0);
                counts[^1]++;
            }
        }

        return counts;
    }
}
