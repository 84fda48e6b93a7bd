using System.Collections.Concurrent;
using System.Globalization;
using AIoT.Twin.Acquisition;

namespace AIoT.Twin.CrashWriter;

/// <summary>
/// Sends its batches in order, from the first that was not acknowledged and without those that were, a few at a time. A patient one
/// sends what was refused again under the same number, as a source does that was not answered.
/// </summary>
sealed class Producer(int id, string progress, bool patient)
{
    const int BatchesOnTheWay = 8;

    readonly ConcurrentQueue<long> _refused = [];

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
        for (var next = Number(parts[0]); ;)
        {
            await window.WaitAsync();
            if (!_refused.TryDequeue(out var number))
            {
                while (acknowledged.Contains(next))
                    next++;
                number = next++;
            }

            Say.Line("sent", id, number);
            var ack = new SayingAck(id, number, window, patient ? _refused : null);
            await sink.WriteAsync(CrashBatches.Of(id, number, handles, ack), CancellationToken.None);
        }
    }

    static long Number(string text) => long.Parse(text, CultureInfo.InvariantCulture);
}
