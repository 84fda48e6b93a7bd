using AIoT.Twin.Protocols.Mqtt;

namespace AIoT.Twin.UnitTests.Protocols.Mqtt;

public sealed class JsonTimeTests
{
    [Theory]
    [InlineData("2026-01-02T03:04:05Z", 1767323045000000)]
    [InlineData("2026-01-02t03:04:05z", 1767323045000000)]
    [InlineData("2026-01-02 03:04:05Z", 1767323045000000)]
    [InlineData("2026-01-02T04:04:05+01:00", 1767323045000000)]
    [InlineData("2026-01-02T03:04:05.123456Z", 1767323045123456)]
    [InlineData("2026-01-02T03:04:05.123456789-00:00", 1767323045123456)]
    [InlineData("1970-01-01T00:00:00Z", 0)]
    [InlineData("9999-12-31T23:59:59.999999Z", 253402300799999999)]
    public void A_written_time_is_read_to_the_microsecond(string text, long expected) =>
        Assert.Equal((JsonTimeFault.None, expected), Read(Text(text), JsonTimeFormat.Rfc3339));

    [Theory]
    [InlineData(1767323045, null, JsonTimeFormat.EpochSeconds, 1767323045000000)]
    [InlineData(1767323045.123456, null, JsonTimeFormat.EpochSeconds, 1767323045123456)]
    [InlineData(1767323045123, 1767323045123L, JsonTimeFormat.EpochMilliseconds, 1767323045123000)]
    [InlineData(1767323045123.456, null, JsonTimeFormat.EpochMilliseconds, 1767323045123456)]
    [InlineData(1767323045123456, 1767323045123456L, JsonTimeFormat.EpochMicroseconds, 1767323045123456)]
    public void A_number_is_a_time_in_the_unit_that_was_said(double number, long? whole, JsonTimeFormat format, long expected) =>
        Assert.Equal((JsonTimeFault.None, expected), Read(new(JsonReadingKind.Number, number) { Whole = whole }, format));

    [Theory]
    [InlineData("2026-01-02T03:04:05")]
    [InlineData("2026-01-02")]
    [InlineData("2026-13-02T03:04:05Z")]
    [InlineData("2026-01-02T03:04:05.Z")]
    [InlineData("2026-01-02T03:04:05+0100")]
    [InlineData("02/01/2026 03:04:05 +00:00")]
    [InlineData("1767323045")]
    [InlineData("")]
    public void A_text_that_is_no_rfc_3339_time_is_none(string text) =>
        Assert.Equal(JsonTimeFault.NotATime, Read(Text(text), JsonTimeFormat.Rfc3339).Fault);

    [Fact]
    public void Times_before_1970_and_after_9999_are_out_of_range()
    {
        Assert.Equal(JsonTimeFault.OutOfRange, Read(Text("0001-01-01T00:00:00Z"), JsonTimeFormat.Rfc3339).Fault);
        Assert.Equal(JsonTimeFault.OutOfRange, Read(new(JsonReadingKind.Number, -1) { Whole = -1 }, JsonTimeFormat.EpochSeconds).Fault);
        Assert.Equal(JsonTimeFault.OutOfRange, Read(new(JsonReadingKind.Number, 1e300), JsonTimeFormat.EpochMicroseconds).Fault);
        Assert.Equal(
            JsonTimeFault.OutOfRange,
            Read(new(JsonReadingKind.Number, long.MaxValue) { Whole = long.MaxValue }, JsonTimeFormat.EpochSeconds).Fault);
    }

    [Fact]
    public void The_kind_must_fit_the_format()
    {
        Assert.Equal(JsonTimeFault.NotATime, Read(Text("2026-01-02T03:04:05Z"), JsonTimeFormat.EpochSeconds).Fault);
        Assert.Equal(JsonTimeFault.NotATime, Read(new(JsonReadingKind.Number, 1), JsonTimeFormat.Rfc3339).Fault);
        Assert.Equal(JsonTimeFault.Missing, Read(default, JsonTimeFormat.Rfc3339).Fault);
    }

    static JsonReading Text(string text) => new(JsonReadingKind.Text, Text: text);

    static (JsonTimeFault Fault, long Time) Read(JsonReading reading, JsonTimeFormat format) =>
        (JsonTime.Read(reading, format, out var time), time);
}
