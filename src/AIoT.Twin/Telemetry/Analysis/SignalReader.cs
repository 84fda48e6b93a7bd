using System.Runtime.CompilerServices;
using AIoT.Twin.Acquisition;

namespace AIoT.Twin.Telemetry.Analysis;

/// <summary>Reads a signal page by page, each time once: of equal times the newest series counts.</summary>
sealed class SignalReader(ISeriesCatalog catalog, ISamplePages pages)
{
    /// <summary>Tests make the pages small.</summary>
    internal int PageSamples { get; set; } = 16_384;

    public ValueKind KindOf(Guid signal) => catalog.Find(signal)?.Kind ?? ValueKind.Double;

    public async IAsyncEnumerable<SamplePage> PagesAsync(
        Guid signal, long from, long to, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        for (var next = (long?)from; next < to;)
        {
            var page = await PageAsync(signal, next.Value, to, PageSamples, cancellationToken);
            yield return page;
            next = page.Next;
        }
    }

    public async Task<SamplePage> PageAsync(Guid signal, long from, long to, int limit, CancellationToken cancellationToken)
    {
        var page = await pages.PageAsync(signal, from, to, limit, cancellationToken);
        var kept = 0;
        var samples = page.Samples;
        for (var i = 0; i < samples.Count; i++)
        {
            if (i + 1 < samples.Count && samples[i + 1].TimeUs == samples[i].TimeUs)
                continue;
            samples[kept++] = samples[i];
        }

        samples.RemoveRange(kept, samples.Count - kept);
        return page;
    }

    public Task<SamplePage> LastBeforeAsync(Guid signal, long time, CancellationToken cancellationToken) =>
        pages.LastPageAsync(signal, time, cancellationToken);

    /// <summary>The first reading at or after a time and before another.</summary>
    public async Task<Sample?> NextAsync(Guid signal, long from, long before, CancellationToken cancellationToken) =>
        from < before && await PageAsync(signal, from, before, 1, cancellationToken) is { Samples: [var first, ..] } ? first : null;
}
