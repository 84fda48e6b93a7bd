using AIoT.Twin.Acquisition;
using AIoT.Twin.Telemetry.Historian;
using AIoT.Twin.Telemetry.Historian.Corrections;
using AIoT.Twin.Telemetry.Historian.Reading;
using AIoT.Twin.Telemetry.Sources;
using AIoT.Twin.Telemetry.Sources.Clocks;

namespace AIoT.Twin.Telemetry.Corrections;

/// <summary>Puts the former values of a signal beside those that count now, time by time.</summary>
sealed class RevisionReader(RevisionBook book, SampleReader samples, SeriesCatalog catalog, SourceIndex sources)
{
    public async Task<RevisionPage> ReadAsync(Guid signal, long from, long to, int limit, CancellationToken cancellationToken)
    {
        var series = catalog.AllOf(signal);
        var ids = series.Select(s => s.Id).ToList();
        var (times, values) = await book.CountAsync(ids, cancellationToken);
        var found = times == 0 ? [] : await book.TimesAsync(ids, from, to, limit + 1, cancellationToken);
        var shown = found.Take(limit).ToHashSet();
        if (shown.Count == 0)
            return new([], null, times, values);

        var former = (await book.ReadAsync(ids, shown.Min(), shown.Max(), cancellationToken)).Where(f => shown.Contains(f.Time))
            .GroupBy(f => (f.Time, f.SeriesId)).OrderByDescending(g => g.Key.Time).ThenByDescending(g => g.Key.SeriesId);
        var items = new List<RevisedTime>();
        foreach (var time in former)
            items.Add(await OfAsync(series.First(s => s.Id == time.Key.SeriesId), [.. time], cancellationToken));
        return new(items, found.Count > limit ? found[limit - 1] : null, times, values + times);
    }

    // Whoever brought the next value is written beside the one it replaced.
    async Task<RevisedTime> OfAsync(SeriesInfo series, List<FormerValue> former, CancellationToken cancellationToken)
    {
        var time = former[0].Time;
        var all = former.Select((f, i) => Of(new Sample(series.Handle, f.Status, f.Time, f.Bits), f.Text, i == 0 ? null : former[i - 1])).ToList();
        var now = await samples.ReadAsync(series.Handle, time, time + 1, 1, cancellationToken);
        if (now.Samples is [var current])
            all.Add(Of(current, series.Kind == ValueKind.Text ? now.Texts[(int)current.Bits] : null, former[^1]) with { IsCurrent = true });
        return new(time.ToTime(), series.Kind, series.Unit, all);
    }

    RevisedValue Of(Sample sample, string? text, FormerValue? before)
    {
        var source = before?.Producer is { } producer ? SourceClockLimits.SourceOf(sources, producer) : null;
        return new(sample, text) { Received = before?.Received?.ToTime(), Producer = before?.Producer, Source = source?.Id, SourceName = source?.Name };
    }
}
