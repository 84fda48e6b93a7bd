using AIoT.Twin.Acquisition;
using AIoT.Twin.Telemetry.Historian.Reading;

namespace AIoT.Twin.Telemetry.Historian.Writing;

/// <summary>Looks up what is stored at the times of late samples, one stretch of a series at a time.</summary>
sealed class StoredLookup(SampleReader reader)
{
    const int Stretch = 4096;

    readonly Dictionary<int, Known> _known = [];

    /// <summary>The stored value at a time, if any, and the time of the next stored sample after it.</summary>
    public async ValueTask<StoredAt> FindAsync(int series, long time, CancellationToken cancellationToken)
    {
        if (!_known.TryGetValue(series, out var known) || time < known.From || time >= known.To)
            _known[series] = known = await ReadAsync(series, time, cancellationToken);
        var index = known.Times.BinarySearch(time);
        var next = index < 0 ? ~index : index + 1;
        var after = next < known.Times.Count ? known.Times[next] : known.To;
        return index < 0 ? new StoredAt(null, null, after) : new StoredAt(known.Page.Samples[index], TextOf(known.Page, known.Page.Samples[index]), after);
    }

    async Task<Known> ReadAsync(int series, long from, CancellationToken cancellationToken)
    {
        var page = await reader.ReadAsync(series, from, long.MaxValue, Stretch, cancellationToken);
        var to = page.Samples.Count < Stretch ? long.MaxValue : page.Samples[^1].TimeUs + 1;
        return new Known(from, to, page.Samples.ConvertAll(s => s.TimeUs), page);
    }

    static string? TextOf(SamplePage page, Sample sample) => page.Texts.Count == 0 ? null : page.Texts[(int)sample.Bits];

    sealed record Known(long From, long To, List<long> Times, SamplePage Page);
}
