using AIoT.Twin.Acquisition;
using AIoT.Twin.Telemetry.Historian;
using AIoT.Twin.Telemetry.Historian.Reading;

namespace AIoT.Twin.Telemetry.Sinks.Running;

/// <summary>Reads stored history series by series, for a sink that is to have it or that the journal was given up for.</summary>
sealed class HistoryReader(SampleReader samples, SeriesCatalog catalog, TimeProvider clock)
{
    const int Page = 5000;

    /// <summary>The next of it and where it ends; null when all is done.</summary>
    public async Task<HistoryPage?> ReadAsync(SinkProgress progress, SinkScope scope, CancellationToken cancellationToken)
    {
        var from = progress.CatchUpFrom!.Value;
        for (var handle = 0; handle < catalog.Count; handle++)
        {
            var id = catalog.IdOf(handle);
            if (id <= progress.SeriesDone || scope.Of(handle) is not { } series)
                continue;
            var page = await samples.ReadAsync(handle, Math.Max(from, progress.TimeDone), Beyond(), Page, cancellationToken);
            var points = page.Samples.ConvertAll(s => JournalReader.PointOf(series, s, page.Texts));
            return page.Samples.Count < Page ? new(points, id, from) : new(points, progress.SeriesDone, page.Samples[^1].TimeUs + 1);
        }

        return null;
    }

    public CatchingUp Share(SinkProgress progress, SinkScope scope)
    {
        var (done, all) = (0, 0);
        for (var handle = 0; handle < catalog.Count; handle++)
        {
            if (scope.Of(handle) is null)
                continue;
            all++;
            done += catalog.IdOf(handle) <= progress.SeriesDone ? 1 : 0;
        }

        return new(progress.CatchUpFrom!.Value.ToTime(), done, all);
    }

    long Beyond() => clock.Now().AddYears(1).ToMicroseconds();
}

/// <summary>A piece of stored history; when it was sent, these are what is done.</summary>
sealed record HistoryPage(List<SinkPoint> Points, long SeriesDone, long TimeDone);
