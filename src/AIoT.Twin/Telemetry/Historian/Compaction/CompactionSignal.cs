using System.Threading.Channels;

namespace AIoT.Twin.Telemetry.Historian.Compaction;

/// <summary>Tells the compactor that something is due before its interval is over.</summary>
sealed class CompactionSignal(Compactor compactor)
{
    readonly Channel<bool> _due = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    public void Wake() => _due.Writer.TryWrite(true);

    /// <summary>Makes room at once, where the caller is.</summary>
    public Task FlushAsync(CancellationToken cancellationToken) => compactor.FlushAsync(everything: false, cancellationToken);

    /// <summary>Returns when something is due or the interval is over.</summary>
    public async Task WaitAsync(TimeSpan interval, TimeProvider clock, CancellationToken cancellationToken)
    {
        try
        {
            await _due.Reader.WaitToReadAsync(cancellationToken).AsTask().WaitAsync(interval, clock, cancellationToken);
            _due.Reader.TryRead(out _);
        }
        catch (TimeoutException)
        {
        }
    }
}
