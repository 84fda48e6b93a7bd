using AIoT.Twin.Governance;
using AIoT.Twin.Telemetry.Sinks;
using AIoT.Twin.Telemetry.Sinks.Targets;

namespace AIoT.Twin.ComponentTests.Telemetry;

/// <summary>Sinks as a test says they are.</summary>
sealed class FakeSinks : ISinkQueries
{
    public List<SinkRow> Rows { get; } = [];

    public IReadOnlyList<ITimeSeriesSink> Targets { get; } = [new InfluxSink(), new MqttSink(), new PostgresSink()];

    public IReadOnlyList<SinkRow> All(Caller by) => [.. Rows];

    public SinkRow? Find(Caller by, Guid sink) => Rows.SingleOrDefault(r => r.Sink.Id == sink);
}
