using AIoT.Twin.Protocols.Mqtt;

namespace AIoT.Twin.Acquisition.Drivers;

/// <summary>Waits for messages, and ends the reading when the connection is lost or storage refused something.</summary>
sealed class MqttWatch(MqttClient client, ISourceReport report, TimeProvider clock)
{
    // What the client refuses wakes nobody.
    static readonly TimeSpan s_lookAgain = TimeSpan.FromSeconds(1);

    long _refused;
    long _dropped;

    /// <summary>Set by the acknowledgement of a batch that was not stored.</summary>
    public TaskCompletionSource<BatchRefusal> Refused { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public async Task WaitAsync(CancellationToken cancellationToken)
    {
        CountLosses();
        if (client.Messages.TryPeek(out _) && !Refused.Task.IsCompleted)
            return;

        using var over = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var message = client.Messages.WaitToReadAsync(over.Token).AsTask();
        var state = client.States.WaitToReadAsync(over.Token).AsTask();
        await Task.WhenAny(message, state, Refused.Task, Task.Delay(s_lookAgain, clock, over.Token));
        await over.CancelAsync();
        cancellationToken.ThrowIfCancellationRequested();
        CountLosses();
        if (Refused.Task.IsCompletedSuccessfully)
            throw new SourceException(new SourceFailure(SourceLayer.Data, (await Refused.Task).Code));
        while (client.States.TryRead(out var now))
        {
            if (now is { Phase: MqttPhase.Waiting, Cause: { } cause })
                throw new SourceException(MqttFailures.Of(cause), cause);
        }
    }

    void CountLosses()
    {
        var counters = client.Counters;
        if (counters.Refused > _refused && client.LastRefusal is { } last)
            report.Dropped(ReasonOf(last), counters.Refused - _refused, $"{last.Topic}: {last.Actual} > {last.Limit}");
        if (counters.Dropped > _dropped)
            report.Dropped("queue-full", counters.Dropped - _dropped, "");
        (_refused, _dropped) = (counters.Refused, counters.Dropped);
    }

    static string ReasonOf(MqttRefusal refusal) => refusal.Reason switch
    {
        MqttRefusalReason.PacketTooLarge => "payload-too-large",
        MqttRefusalReason.TopicTooLong => "topic-too-long",
        _ => "topic-too-deep",
    };
}
