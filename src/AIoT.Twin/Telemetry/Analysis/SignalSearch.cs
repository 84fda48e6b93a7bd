using AIoT.Twin.Acquisition;
using AIoT.Twin.Acquisition.Encoding;
using AIoT.Twin.Telemetry.Historian.Reading;

namespace AIoT.Twin.Telemetry.Analysis;

/// <summary>Finds the first or last value of a signal that passes a test: the nearest that any of its series has.</summary>
sealed class SignalSearch(ISeriesCatalog catalog, ValueSearch values, SignalReader reader, IUnitConversion units)
{
    public async Task<Sample?> FirstAsync(Guid signal, long from, long to, ValueTest test, CancellationToken cancellationToken)
    {
        while (await NearestAsync(signal, test, (handle, t) => values.FirstAsync(handle, from, to, t, cancellationToken), 1) is { } found)
        {
            if (await HoldsAsync(signal, found, test, cancellationToken) is { } sample)
                return sample;
            from = found.TimeUs + 1;
        }

        return null;
    }

    public async Task<Sample?> LastAsync(Guid signal, long from, long to, ValueTest test, CancellationToken cancellationToken)
    {
        while (await NearestAsync(signal, test, (handle, t) => values.LastAsync(handle, from, to, t, cancellationToken), -1) is { } found)
        {
            if (await HoldsAsync(signal, found, test, cancellationToken) is { } sample)
                return sample;
            to = found.TimeUs;
        }

        return null;
    }

    async Task<Sample?> NearestAsync(Guid signal, ValueTest test, Func<int, SeriesTest, Task<Sample?>> search, int direction)
    {
        var all = catalog.AllOf(signal);
        Sample? nearest = null;
        foreach (var series in all)
        {
            var view = SeriesView.Of(series, all[^1], units);
            if (view.Conversion is null || await search(series.Handle, new SeriesTest(test, view)) is not { } found)
                continue;
            if (nearest is null || found.TimeUs.CompareTo(nearest.Value.TimeUs) * direction <= 0)
                nearest = found;
        }

        return nearest;
    }

    // Of two series the newer may have another value at the same time.
    async Task<Sample?> HoldsAsync(Guid signal, Sample found, ValueTest test, CancellationToken cancellationToken)
    {
        if (catalog.AllOf(signal) is { Count: 1 })
            return found;
        if (await reader.NextAsync(signal, found.TimeUs, found.TimeUs + 1, cancellationToken) is not { } sample)
            return null;
        var number = SampleNumber.Of(reader.KindOf(signal), sample.Bits);
        return SampleNumber.IsUsed(sample.Status, number) && test.Holds(number) ? sample : null;
    }
}
