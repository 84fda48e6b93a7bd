using AIoT.Twin.Acquisition;
using AIoT.Twin.Telemetry.Sinks;
using AIoT.Twin.Telemetry.Sinks.Targets;

namespace AIoT.Twin.UnitTests.Telemetry.Sinks;

public sealed class MqttTopicsTests
{
    [Theory]
    [InlineData("uns", "Flow", "uns/Harvest/Line 1/Flow")]
    [InlineData("uns/", "A/B+#", "uns/Harvest/Line 1/A_B__")]
    public void Names_become_levels_and_never_wildcards(string prefix, string signal, string topic) =>
        Assert.Equal(topic, MqttTopics.Of(prefix, new SinkSeries(Guid.Empty, ["Harvest", "Line 1"], signal, ValueKind.Double, "1")));

    [Fact]
    public void A_whole_number_is_exact_in_the_message() => Assert.Equal(
        """{"value":9007199254740993,"unit":"1","quality":"good","status":0,"time":"1970-01-01T00:00:01.000002Z"}""",
        System.Text.Encoding.UTF8.GetString(MqttPayload.Of(
            new SinkPoint(new SinkSeries(Guid.Empty, ["P"], "s", ValueKind.Integer, "1"), 1_000_002, SampleStatus.Good, 9_007_199_254_740_993, null)).Span));
}
