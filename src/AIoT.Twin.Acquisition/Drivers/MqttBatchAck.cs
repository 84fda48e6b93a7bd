using AIoT.Twin.Protocols.Mqtt;

namespace AIoT.Twin.Acquisition.Drivers;

/// <summary>Tells the broker of its messages once their values are stored; refused ones stay with the broker.</summary>
sealed class MqttBatchAck(IReadOnlyList<MqttMessage> messages, TaskCompletionSource<BatchRefusal> refused) : BatchAck
{
    public override void Accepted(BatchReceipt receipt)
    {
        foreach (var message in messages)
            message.Acknowledge();
    }

    // A broker sends again only to a new connection, so this one has to end.
    public override void Refused(BatchRefusal refusal) => refused.TrySetResult(refusal);
}
