using System.Collections.Concurrent;
using System.Threading.Channels;
using AIoT.Twin.Acquisition;

namespace AIoT.Twin.UnitTests.Acquisition.Drivers;

/// <summary>Stores in memory, when it may.</summary>
sealed class MemorySink : ISampleSink
{
    readonly TaskCompletionSource _handed = new();
    readonly Channel<bool> _arrived = Channel.CreateUnbounded<bool>();

    public ConcurrentQueue<SampleBatch> Batches { get; } = [];

    public IReadOnlyList<Sample> Samples => [.. Batches.SelectMany(b => b.Samples.ToArray())];

    /// <summary>While set, nothing is taken.</summary>
    public Task Open { get; set; } = Task.CompletedTask;

    /// <summary>Done once the first batch is in hand, taken or not.</summary>
    public Task Handed => _handed.Task;

    public BatchRefusal? Refuses { get; set; }

    public async ValueTask WriteAsync(SampleBatch batch, CancellationToken cancellationToken)
    {
        _handed.TrySetResult();
        await Open.WaitAsync(cancellationToken);
        Batches.Enqueue(batch);
        if (Refuses is { } refusal)
            batch.Ack.Refused(refusal);
        else
            batch.Ack.Accepted(new BatchReceipt(batch.Samples.Length, 0, 0, [], false));
        _arrived.Writer.TryWrite(true);
    }

    public async Task UntilAsync(int batches, CancellationToken cancellationToken)
    {
        while (Batches.Count < batches)
            await _arrived.Reader.ReadAsync(cancellationToken);
    }
}
