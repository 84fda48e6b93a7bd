using System.Buffers;
using AIoT.Twin.Acquisition;

namespace AIoT.Twin.SamplePlant.History;

/// <summary>Sends a plan through the ordinary ingest path as backfill; a few batches are made while earlier ones become durable.</summary>
sealed class HistoryWriter(ISampleSink sink, ISeriesCatalog catalog)
{
    public const string Producer = "sample-plant";
    public const int Epoch = 1;
    const int Ahead = 4;

    /// <summary>Tells how many batches are durable, in order, each time one became so.</summary>
    public async Task WriteAsync(
        HistoryPlan plan, PlantIds ids, int fromBatch, Func<int, Task> durable, CancellationToken cancellationToken)
    {
        var series = await SeriesAsync(plan, ids, cancellationToken);
        var waiting = new Queue<(int Batch, Sample[] Rented, AwaitableAck Ack)>();
        for (var batch = fromBatch; batch < plan.Batches; batch++)
        {
            if (waiting.Count == Ahead)
                await TakeAsync(waiting, durable, cancellationToken);
            var size = plan.SizeOf(batch);
            var samples = ArrayPool<Sample>.Shared.Rent(size);
            plan.Write(batch, series, samples.AsSpan(0, size));
            var ack = new AwaitableAck();
            waiting.Enqueue((batch, samples, ack));
            await sink.WriteAsync(
                new(Producer, Epoch, plan.FirstNumber + batch, samples.AsMemory(0, size), ack) { Backfill = true }, cancellationToken);
        }

        while (waiting.Count > 0)
            await TakeAsync(waiting, durable, cancellationToken);
    }

    static async Task TakeAsync(
        Queue<(int Batch, Sample[] Rented, AwaitableAck Ack)> waiting, Func<int, Task> durable, CancellationToken cancellationToken)
    {
        var (batch, rented, ack) = waiting.Dequeue();
        if (await ack.Outcome.WaitAsync(cancellationToken) is BatchOutcome.Refused(var refusal))
            throw new InvalidOperationException($"Batch {batch} of the sample plant was refused: {refusal.Code} {refusal.Detail}");
        ArrayPool<Sample>.Shared.Return(rented);
        await durable(batch + 1);
    }

    async Task<IReadOnlyDictionary<string, int>> SeriesAsync(HistoryPlan plan, PlantIds ids, CancellationToken cancellationToken)
    {
        var series = new Dictionary<string, int>();
        foreach (var signal in plan.Signals)
            series[signal.Path] = (await catalog.EnsureAsync(ids.Signal(signal.Path), signal.Kind, signal.Unit, cancellationToken)).Handle;
        return series;
    }
}
