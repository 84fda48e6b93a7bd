using AIoT.Twin.Acquisition;
using AIoT.Twin.Telemetry.Sinks;
using AIoT.Twin.Telemetry.Sinks.Targets;

namespace AIoT.Twin.UnitTests.Telemetry.Sinks;

public sealed class InfluxLinesTests
{
    static readonly Guid s_signal = new("01990000-0000-7000-8000-00000000000a");

    [Theory]
    [InlineData(21.5, "value=21.5,")]
    [InlineData(double.NaN, "nonfinite=\"NaN\",")]
    [InlineData(double.NegativeInfinity, "nonfinite=\"-Infinity\",")]
    [InlineData(1e300, "value=1E+300,")]
    public void A_number_is_a_field_and_what_is_none_is_a_word(double value, string field) =>
        Assert.Contains($" {field}quality", Line(ValueKind.Double, BitConverter.DoubleToInt64Bits(value)), StringComparison.Ordinal);

    [Theory]
    [InlineData(ValueKind.Integer, long.MaxValue, "whole=9223372036854775807i")]
    [InlineData(ValueKind.State, 3, "whole=3i")]
    [InlineData(ValueKind.Boolean, 1, "flag=true")]
    public void Each_kind_has_a_field_of_its_own(ValueKind kind, long bits, string field) => Assert.Contains($" {field},", Line(kind, bits), StringComparison.Ordinal);

    [Fact]
    public void Names_are_escaped_and_what_no_tag_can_hold_is_replaced() =>
        Assert.StartsWith(
            @"m\,\ 1,signal=a\,b\=c\ d/,signal_id=01990000-0000-7000-8000-00000000000a,twin=Plant/Line\ 1_,unit=m3/h ",
            new InfluxLines("m, 1").Write([Point(new SinkSeries(s_signal, ["Plant", "Line 1\n"], @"a,b=c d\", ValueKind.Double, "m3/h"), 0, null)]), StringComparison.Ordinal);

    [Fact]
    public void A_text_keeps_its_quotes_backslashes_and_lines() => Assert.Contains(
        "text=\"a \\\"b\\\" \\\\ c\nd\",",
        new InfluxLines("m").Write([Point(new SinkSeries(s_signal, ["P"], "s", ValueKind.Text, "1"), 0, "a \"b\" \\ c\nd")]), StringComparison.Ordinal);

    [Fact]
    public void Status_and_time_are_those_of_the_sample() =>
        Assert.EndsWith(" value=0,quality=\"bad\",status=32908i 1234567\n", Line(ValueKind.Double, 0, SampleStatus.BadSensorFailure), StringComparison.Ordinal);

    static string Line(ValueKind kind, long bits, ushort status = SampleStatus.Good) =>
        new InfluxLines("m").Write([new SinkPoint(new SinkSeries(s_signal, ["P"], "s", kind, "1"), 1_234_567, status, bits, null)]);

    static SinkPoint Point(SinkSeries series, long bits, string? text) => new(series, 1, SampleStatus.Good, bits, text);
}
