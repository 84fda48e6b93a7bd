namespace AIoT.Twin.Protocols.Mqtt;

/// <summary>The packet ids in use on a connection, and who waits for their answers.</summary>
sealed class MqttPending
{
    readonly Lock _gate = new();
    readonly Dictionary<ushort, TaskCompletionSource<MqttPacket>> _waiting = [];
    MqttException? _ended;
    ushort _last;

    public (ushort Id, Task<MqttPacket> Answer) Begin()
    {
        var waiter = new TaskCompletionSource<MqttPacket>(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_gate)
        {
            if (_ended is not null)
                throw _ended;
            do
            {
                _last = _last == ushort.MaxValue ? (ushort)1 : (ushort)(_last + 1);
            }
            while (!_waiting.TryAdd(_last, waiter));
            return (_last, waiter.Task);
        }
    }

    /// <summary>An answer nobody waits for is ignored: the request may have timed out.</summary>
    public void Answer(ushort id, MqttPacket packet)
    {
        if (Take(id) is { } waiter)
            waiter.TrySetResult(packet);
    }

    public void Forget(ushort id) => Take(id);

    public void End(MqttException cause)
    {
        lock (_gate)
        {
            _ended ??= cause;
            foreach (var waiter in _waiting.Values)
                waiter.TrySetException(cause);
            _waiting.Clear();
        }
    }

    TaskCompletionSource<MqttPacket>? Take(ushort id)
    {
        lock (_gate)
            return _waiting.Remove(id, out var waiter) ? waiter : null;
    }
}
