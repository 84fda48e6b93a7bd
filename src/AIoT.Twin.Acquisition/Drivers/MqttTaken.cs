namespace AIoT.Twin.Acquisition.Drivers;

/// <summary>What messages gave: samples, their texts, and the values that are none of their signal's kind.</summary>
sealed class MqttTaken
{
    readonly List<QuarantinedSample> _unfit = [];
    readonly Dictionary<int, SentValue> _sent = [];

    public List<Sample> Samples { get; } = [];

    public MqttStrings Strings { get; } = new();

    public void AddUnfit(in Sample sample, string reason, string? text)
    {
        _unfit.Add(new QuarantinedSample(Samples.Count, reason));
        if (text is not null)
            _sent[Samples.Count] = new SentValue(null, text);
        Samples.Add(sample);
    }

    public SampleBatch Batch(string producer, BatchAck ack) =>
        new(producer, 0, null, Samples.ToArray(), ack) { Strings = Strings.All, Unfit = _unfit, Sent = _sent };
}
