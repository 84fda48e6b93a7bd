using System.Threading.Channels;

namespace AIoT.Twin.Protocols.Mqtt;

/// <summary>The present state, its history for whoever reads along, and a way to wait for the next one.</summary>
sealed class MqttStates(TimeProvider clock)
{
    readonly Channel<MqttState> _history =
        Channel.CreateBounded<MqttState>(new BoundedChannelOptions(64) { FullMode = BoundedChannelFullMode.DropOldest });

    readonly Lock _gate = new();
    MqttState _now = new(MqttPhase.Stopped, clock.GetUtcNow());
    TaskCompletionSource _changed = Signal();

    public ChannelReader<MqttState> History => _history.Reader;

    public MqttState Now
    {
        get
        {
            lock (_gate)
                return _now;
        }
    }

    public void Set(MqttPhase phase, MqttException? cause = null, TimeSpan? retryIn = null)
    {
        TaskCompletionSource changed;
        lock (_gate)
        {
            _now = new(phase, clock.GetUtcNow(), cause, retryIn);
            (changed, _changed) = (_changed, Signal());
            _history.Writer.TryWrite(_now);
        }

        changed.TrySetResult();
    }

    public void Complete()
    {
        Set(MqttPhase.Stopped);
        _history.Writer.TryComplete();
    }

    /// <summary>The first state that fits, beginning with the present one.</summary>
    public async Task<MqttState> UntilAsync(Predicate<MqttState> fits, CancellationToken cancellationToken)
    {
        while (true)
        {
            Task changed;
            lock (_gate)
            {
                if (fits(_now))
                    return _now;
                changed = _changed.Task;
            }

            await changed.WaitAsync(cancellationToken);
        }
    }

    static TaskCompletionSource Signal() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
