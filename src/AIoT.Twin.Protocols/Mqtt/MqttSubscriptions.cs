namespace AIoT.Twin.Protocols.Mqtt;

/// <summary>What the client wants to hear, sent again on every connection.</summary>
sealed class MqttSubscriptions
{
    // Few enough for the smallest packet limits of brokers.
    const int PerPacket = 64;

    readonly Lock _gate = new();
    readonly Dictionary<string, Entry> _entries = [];

    public IReadOnlyList<MqttSubscription> All
    {
        get
        {
            lock (_gate)
                return [.. _entries.Values.Select(entry => entry.Now)];
        }
    }

    public Entry Add(string filter, MqttQos qos)
    {
        lock (_gate)
        {
            if (!_entries.TryGetValue(filter, out var entry))
                return _entries[filter] = new(new(filter, qos, MqttSubscriptionState.Pending));
            // The same entry, because somebody may still be waiting for its answer.
            entry.Now = new(filter, qos, MqttSubscriptionState.Pending);
            return entry;
        }
    }

    public bool Remove(string filter)
    {
        lock (_gate)
            return _entries.Remove(filter);
    }

    public async Task SendAllAsync(MqttConnection connection, CancellationToken cancellationToken)
    {
        Entry[] entries;
        lock (_gate)
        {
            entries = [.. _entries.Values];
            foreach (var entry in entries)
                entry.Now = entry.Now with { State = MqttSubscriptionState.Pending, Granted = null };
        }

        foreach (var part in entries.Chunk(PerPacket))
            await SendAsync(connection, part, cancellationToken);
    }

    public async Task SendAsync(MqttConnection connection, IReadOnlyList<Entry> entries, CancellationToken cancellationToken)
    {
        var filters = entries.Select(entry => (entry.Now.Filter, entry.Now.Wanted)).ToArray();
        var packet = await connection.RequestAsync(id => new MqttPacket.Subscribe(id, filters), cancellationToken);
        var answer = (packet as MqttPacket.SubAck)?.Codes;
        if (answer?.Count != entries.Count)
            throw MqttException.Violation($"suback={answer?.Count ?? 0} expected={entries.Count}");

        lock (_gate)
        {
            for (var i = 0; i < entries.Count; i++)
                entries[i].Settle(answer[i]);
        }
    }

    /// <summary>A subscription, and a task that ends when the broker has answered for the first time.</summary>
    public sealed class Entry(MqttSubscription subscription)
    {
        readonly TaskCompletionSource _answered = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public MqttSubscription Now { get; set; } = subscription;

        public Task Answered => _answered.Task;

        public void Settle(byte code)
        {
            Now = code == 0x80
                ? Now with { State = MqttSubscriptionState.Refused }
                : Now with { State = MqttSubscriptionState.Granted, Granted = (MqttQos)Math.Min(code, (byte)MqttQos.AtLeastOnce) };
            _answered.TrySetResult();
        }
    }
}
