using AIoT.Twin.Acquisition;
using AIoT.Twin.Acquisition.Drivers;

namespace AIoT.Twin.UnitTests.Acquisition.Drivers;

public sealed class RowValueTests
{
    [Theory]
    [InlineData("4.5", ValueKind.Double, null)]
    [InlineData("NaN", ValueKind.Double, "not-a-number")]
    [InlineData("-Infinity", ValueKind.Double, "number-out-of-range")]
    [InlineData("true", ValueKind.Double, null)]
    [InlineData("1e400", ValueKind.Double, "number-out-of-range")]
    [InlineData("warm", ValueKind.Double, "not-a-number")]
    [InlineData("", ValueKind.Double, "value-missing")]
    [InlineData(null, ValueKind.Text, "value-missing")]
    [InlineData("9223372036854775807", ValueKind.Integer, null)]
    [InlineData("3.0", ValueKind.Integer, null)]
    [InlineData("3.5", ValueKind.Integer, "not-a-whole-number")]
    [InlineData("9223372036854775808", ValueKind.Integer, "not-a-whole-number")]
    [InlineData("ownFault", ValueKind.State, null)]
    [InlineData("broken", ValueKind.State, "not-a-whole-number")]
    [InlineData("f", ValueKind.Boolean, null)]
    [InlineData("maybe", ValueKind.Boolean, "not-a-number")]
    public void A_written_value_fits_its_signal_or_says_why_not(string? written, ValueKind kind, string? why) =>
        Assert.Equal(why, RowValue.Read(written, kind, new MqttStrings(), out _));

    [Theory]
    [InlineData("auto", "2026-03-29T12:00:00+02:00", "2026-03-29T10:00:00Z")]
    [InlineData("auto", "2026-03-29 12:00:00", "2026-03-29T10:00:00Z")]
    [InlineData("auto", "28.03.2026 12:00", "2026-03-28T11:00:00Z")]
    [InlineData("auto", "2026-10-25 02:30:00", "2026-10-25T01:30:00Z")]
    [InlineData("MM/dd/yyyy hh:mm tt", "03/28/2026 01:05 PM", "2026-03-28T12:05:00Z")]
    [InlineData("epoch-ms", "1774695600123", "2026-03-28T11:00:00.123Z")]
    public void A_time_without_a_zone_is_local(string format, string written, string time)
    {
        Assert.Null(new RowTime(format, TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin")).Read(written, out var read));

        Assert.Equal(DateTimeOffset.Parse(time, System.Globalization.CultureInfo.InvariantCulture), read.ToTime());
    }

    [Theory]
    [InlineData("2026-03-29 02:30:00", "time-unreadable")]
    [InlineData("yesterday", "time-unreadable")]
    [InlineData("1815-06-18 00:00:00", "time-before-1970")]
    [InlineData("1815-06-18T00:00:00Z", "time-before-1970")]
    [InlineData(" ", "time-missing")]
    public void A_time_that_never_was_is_none(string written, string why) =>
        Assert.Equal(why, new RowTime("auto", TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin")).Read(written, out _));
}
