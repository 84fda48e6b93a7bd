using System.Diagnostics.CodeAnalysis;
using System.Threading.Channels;

namespace AIoT.Twin.Protocols.Mqtt;

/// <summary>What waits for the consumer: when it is full the oldest QoS 0 messages go, and QoS 1 ones wait outside.</summary>
sealed class MqttInbox(int capacity, long capacityBytes) : ChannelReader<MqttMessage>
{
    readonly Lock _gate = new();
    readonly LinkedList<MqttMessage> _waiting = [];
    readonly Queue<LinkedListNode<MqttMessage>> _droppable = [];
    readonly TaskCompletionSource _completion = new(TaskCreationOptions.RunContinuationsAsynchronously);
    TaskCompletionSource? _arrived;
    TaskCompletionSource? _left;
    long _bytes;
    long _dropped;

    public long Dropped => Interlocked.Read(ref _dropped);

    public override Task Completion => _completion.Task;

    public override bool CanCount => true;

    public override int Count
    {
        get
        {
            lock (_gate)
                return _waiting.Count;
        }
    }

    /// <summary>False when it had to be left out for want of room, which only happens to QoS 1.</summary>
    public bool TryAdd(MqttMessage message)
    {
        lock (_gate)
        {
            if (message.Qos == MqttQos.AtMostOnce)
                MakeRoom(message);
            if (!HasRoom(message))
            {
                _dropped += message.Qos == MqttQos.AtMostOnce ? 1 : 0;
                return message.Qos == MqttQos.AtMostOnce;
            }

            Append(message);
        }

        return true;
    }

    public async ValueTask AddAsync(MqttMessage message, CancellationToken cancellationToken)
    {
        while (!TryAdd(message))
        {
            Task left;
            lock (_gate)
            {
                // Room may have been made between the two locks.
                if (HasRoom(message))
                    continue;
                left = (_left ??= Signal()).Task;
            }

            await left.WaitAsync(cancellationToken);
        }
    }

    public override bool TryRead([MaybeNullWhen(false)] out MqttMessage item)
    {
        lock (_gate)
        {
            item = _waiting.First?.Value;
            if (item is null)
                return false;

            if (_droppable.TryPeek(out var oldest) && oldest == _waiting.First)
                _droppable.Dequeue();
            Remove(_waiting.First!);
            Wake(ref _left);
            return true;
        }
    }

    public override async ValueTask<bool> WaitToReadAsync(CancellationToken cancellationToken = default)
    {
        while (true)
        {
            Task arrived;
            lock (_gate)
            {
                if (_waiting.Count > 0)
                    return true;
                if (_completion.Task.IsCompleted)
                    return false;
                arrived = (_arrived ??= Signal()).Task;
            }

            await arrived.WaitAsync(cancellationToken);
        }
    }

    public void Complete()
    {
        lock (_gate)
        {
            _completion.TrySetResult();
            Wake(ref _arrived);
        }
    }

    void MakeRoom(MqttMessage message)
    {
        while (!HasRoom(message) && _droppable.TryDequeue(out var oldest))
        {
            Remove(oldest);
            _dropped++;
        }
    }

    bool HasRoom(MqttMessage message) =>
        _waiting.Count == 0 || (_waiting.Count < capacity && _bytes + message.Payload.Length <= capacityBytes);

    void Append(MqttMessage message)
    {
        var node = _waiting.AddLast(message);
        if (message.Qos == MqttQos.AtMostOnce)
            _droppable.Enqueue(node);
        _bytes += message.Payload.Length;
        Wake(ref _arrived);
    }

    void Remove(LinkedListNode<MqttMessage> node)
    {
        _waiting.Remove(node);
        _bytes -= node.Value.Payload.Length;
    }

    static void Wake(ref TaskCompletionSource? waiter)
    {
        waiter?.TrySetResult();
        waiter = null;
    }

    static TaskCompletionSource Signal() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
