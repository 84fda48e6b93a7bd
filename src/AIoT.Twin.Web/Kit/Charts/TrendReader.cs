using AIoT.Twin.Acquisition;
using AIoT.Twin.Telemetry;
using AIoT.Twin.Telemetry.Trends;

namespace AIoT.Twin.Web.Kit.Charts;

/// <summary>Reads one line of a trend as its kind asks for: numbers in buckets, states as spans, texts as moments.</summary>
public sealed class TrendReader(ITelemetryQueries queries, IStateHistory states, ISamplePages pages, ISeriesCatalog catalog, ISignalPace pace)
{
    const int MostTexts = 500;

    internal async Task<TrendLine> ReadAsync(TrendAsk ask, string name, DateTimeOffset from, DateTimeOffset to, int points, CancellationToken cancellationToken)
    {
        var series = catalog.Find(ask.Signal.Id);
        // A chart narrower in time than in pixels has buckets of a microsecond at least.
        var (start, end) = ((from - ask.Earlier).ToMicroseconds(), Math.Max((to - ask.Earlier).ToMicroseconds(), (from - ask.Earlier).ToMicroseconds() + points));
        var line = new TrendLine(ask, series, name, [], 0);
        if (series is not null)
        {
            line = ask.Signal.Kind switch
            {
                ValueKind.Double or ValueKind.Integer => await NumbersAsync(line, start, end, points, cancellationToken),
                ValueKind.Text => await TextsAsync(line, start, end, cancellationToken),
                _ => line with { Points = TrendPoints.OfState(await states.SpansAsync(ask.Signal.Id, start, end, cancellationToken)) },
            };
        }

        return ask.Earlier == TimeSpan.Zero ? line : line with { Points = [.. line.Points.Select(p => p with { Time = p.Time + ask.Earlier })] };
    }

    async Task<TrendLine> NumbersAsync(TrendLine line, long start, long end, int points, CancellationToken cancellationToken)
    {
        var buckets = await queries.WindowAsync(line.Signal.Id, start, end, points, cancellationToken);
        var usual = (long?)pace.ExpectedEvery(line.Signal.Id)?.TotalMicroseconds;
        var gap = TrendPoints.GapAfter(buckets, usual);
        var found = TrendPoints.Of(buckets, usual);
        // The line comes in from the left where its last value is no older than a gap.
        var begins = found is [var first, ..] && first.Time.ToMicroseconds() - start <= buckets[0].To - buckets[0].From;
        if (!begins && await queries.LastBeforeAsync(line.Signal.Id, start, cancellationToken) is { } before && start - before.TimeUs <= gap)
            found = [new PlotPoint(before.Time, ValueText.Point(line.Series!.Kind, before), Quality: before.Quality), .. found];
        return line with { Points = found, GapAfter = gap / 1e6 };
    }

    async Task<TrendLine> TextsAsync(TrendLine line, long start, long end, CancellationToken cancellationToken)
    {
        var page = await pages.PageAsync(line.Signal.Id, start, end, MostTexts, cancellationToken);
        return line with
        {
            Points = [.. page.Samples.Select((s, i) => new PlotPoint(s.Time, s.Quality is Quality.Bad ? null : i, Quality: s.Quality))],
            Texts = [.. page.Samples.Select(s => s.Bits >= 0 && s.Bits < page.Texts.Count ? page.Texts[(int)s.Bits] : "")],
        };
    }
}
