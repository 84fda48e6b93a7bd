using System.Globalization;
using AIoT.Twin.Acquisition;

namespace AIoT.Twin.CrashWriter;

/// <summary>Sends its batches in order, from the first that was not acknowledged and without those that were, a few at a time.</summary>
sealed class Producer(int id, string progress)
{
    const int BatchesOnTheWay = 8;

    public async Task RunAsync(ISampleSink sink, ISeriesCatalog catalog)
    {
        var handles = new List<int>();
        for (var i = 0; i < CrashBatches.Kinds.Count; i++)
        {
            var series = await catalog.EnsureAsync(CrashBatches.SignalOf(id, i), CrashBatches.Kinds[i], "1", CancellationToken.None);
            handles.Add(series.Handle);
        }

        var parts = progress.Split('/');
        var acknowledged = parts[1].Split(',', StringSplitOptions.RemoveEmptyEntries).Select(Number).ToHashSet();
        using var window = new SemaphoreSlim(BatchesOnTheWay);
        for (var number = Number(parts[0]); ; number++)
        {
            if (acknowledged.Contains(number))
                continue;
            await window.WaitAsync();
            Say.Line("sent", id, number);
            await sink.WriteAsync(CrashBatches.Of(id, number, handles, new SayingAck(id, number, window)), CancellationToken.None);
        }
    }

    static long Number(string text) => long.Parse(text, CultureInfo.InvariantCulture);
}
