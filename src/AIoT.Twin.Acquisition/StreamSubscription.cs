using System.Threading.Channels;

namespace AIoT.Twin.Acquisition;

/// <summary>Every sample of some series; a slow watcher loses the oldest, counted, never the writer's time.</summary>
public sealed class StreamSubscription : IDisposable
{
    const int Capacity = 4096;

    readonly Channel<Sample> _channel;
    readonly Action<StreamSubscription> _onDispose;
    long _dropped;

    public StreamSubscription(IReadOnlyCollection<int> series, Action<StreamSubscription> onDispose)
    {
        Series = series;
        _onDispose = onDispose;
        var bounded = new BoundedChannelOptions(Capacity) { FullMode = BoundedChannelFullMode.DropOldest, SingleReader = true };
        _channel = Channel.CreateBounded<Sample>(bounded, _ => Interlocked.Increment(ref _dropped));
    }

    public IReadOnlyCollection<int> Series { get; }

    /// <summary>How many samples this watcher lost; when it grows, a chart marks the gap and reloads the span.</summary>
    public long Dropped => Interlocked.Read(ref _dropped);

    public ChannelReader<Sample> Reader => _channel.Reader;

    public void Offer(in Sample sample) => _channel.Writer.TryWrite(sample);

    public void Dispose()
    {
        _onDispose(this);
        _channel.Writer.TryComplete();
    }
}
