using System.Threading.Channels;
using Microsoft.Extensions.Logging;

namespace AIoT.Twin.Acquisition.Drivers;

/// <summary>Keeps a slow disk from delaying a device: a bounded queue between a source and the sink.</summary>
/// <remarks>Full, it loses the oldest of what was polled, counted; what a device sent by itself waits instead, and stays with its broker.</remarks>
sealed partial class SourceQueue
{
    const int Capacity = 256;

    readonly Channel<SampleBatch> _waiting;
    readonly ISampleSink _sink;
    readonly ILogger _logger;

    public SourceQueue(ISampleSink sink, SourceReport report, bool polls, ILogger logger)
    {
        _sink = sink;
        _logger = logger;
        var mode = polls ? BoundedChannelFullMode.DropOldest : BoundedChannelFullMode.Wait;
        _waiting = Channel.CreateBounded<SampleBatch>(
            new BoundedChannelOptions(Capacity) { FullMode = mode, SingleReader = true, SingleWriter = true },
            lost => report.Dropped("queue-full", lost.Samples.Length, ""));
    }

    public ValueTask AddAsync(SampleBatch batch, CancellationToken cancellationToken) => _waiting.Writer.WriteAsync(batch, cancellationToken);

    /// <summary>Nothing more is added; what waits is still stored.</summary>
    public void Complete() => _waiting.Writer.TryComplete();

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        await foreach (var batch in _waiting.Reader.ReadAllAsync(cancellationToken))
        {
            try
            {
                await _sink.WriteAsync(batch, cancellationToken);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                LogRefused(e, batch.Producer);
                batch.Ack.Refused(new BatchRefusal("storage-failed", e.Message));
            }
        }
    }

    [LoggerMessage(1003, LogLevel.Error, "A batch of {Producer} could not be handed to storage.")]
    partial void LogRefused(Exception e, string producer);
}
