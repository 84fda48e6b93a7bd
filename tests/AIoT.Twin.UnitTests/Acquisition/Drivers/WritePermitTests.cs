using AIoT.Twin.Acquisition;
using AIoT.Twin.Acquisition.Drivers;
using AIoT.Twin.Acquisition.Preprocessing;

namespace AIoT.Twin.UnitTests.Acquisition.Drivers;

public sealed class WritePermitTests
{
    static readonly DateTimeOffset s_now = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    static readonly SourceBinding s_binding =
        new(Guid.NewGuid(), 7, ValueKind.Double, new FieldValues(("address", "40001")), new BindingRules { Scale = 0.1, Offset = -40 });

    static readonly WriteRules s_rules = new()
    {
        IsSample = true,
        AreWritesAllowed = true,
        Limits = new WriteLimits(0, 100, 10, TimeSpan.FromSeconds(5)),
        StaleAfter = TimeSpan.FromSeconds(3),
    };

    [Fact]
    public void A_permitted_value_is_what_the_device_must_hold()
    {
        var (permit, refusal) = Ask(s_rules, 52);

        Assert.Null(refusal);
        Assert.Equal(920, permit!.RawValue, 1e-9);
    }

    [Fact]
    public void Only_the_sample_plant_is_written_to() => Refused("writes-not-available", s_rules with { IsSample = false });

    [Fact]
    public void A_source_only_reads_until_writing_is_turned_on() => Refused("writes-not-allowed", s_rules with { AreWritesAllowed = false });

    [Fact]
    public void A_signal_without_limits_is_not_writable() => Refused("signal-not-writable", s_rules with { Limits = null });

    [Fact]
    public void Nothing_is_written_on_a_stale_value() => Refused("value-stale", s_rules, latest: Good(50, age: 4));

    [Fact]
    public void Nothing_is_written_on_no_value() => Assert.Equal("value-stale", WritePermit.For(s_rules, Request(52), null, null, s_now).Refusal!.Code);

    [Fact]
    public void Nothing_is_written_on_a_value_that_is_not_good() =>
        Refused("value-not-good", s_rules, latest: Good(50) with { Status = SampleStatus.Uncertain });

    [Fact]
    public void Nothing_is_written_when_the_value_changed_since_it_was_looked_at() => Refused("value-changed", s_rules, latest: Good(50.1));

    [Theory]
    [InlineData(-1, "value-out-of-limits")]
    [InlineData(101, "value-out-of-limits")]
    [InlineData(61, "step-too-large")]
    [InlineData(double.NaN, "value-not-a-number")]
    public void Limits_hold(double value, string code) => Refused(code, s_rules, value);

    [Fact]
    public void A_second_write_waits_for_the_interval()
    {
        Assert.Equal("too-soon", WritePermit.For(s_rules, Request(52), Good(50), s_now.AddSeconds(-4), s_now).Refusal!.Code);
        Assert.NotNull(WritePermit.For(s_rules, Request(52), Good(50), s_now.AddSeconds(-5), s_now).Permit);
    }

    [Fact]
    public void A_permit_is_good_for_one_write_now()
    {
        var permit = Ask(s_rules, 52).Permit!;
        var other = Ask(s_rules, 52).Permit!;

        Assert.Equal([true, false], [permit.TryUse(s_now), permit.TryUse(s_now)]);
        Assert.False(other.TryUse(s_now.AddSeconds(3)));
    }

    static void Refused(string code, WriteRules rules, double value = 52, Sample? latest = null) =>
        Assert.Equal(code, WritePermit.For(rules, Request(value), latest ?? Good(50), null, s_now).Refusal?.Code);

    static (WritePermit? Permit, WriteOutcome.Refused? Refusal) Ask(WriteRules rules, double value) =>
        WritePermit.For(rules, Request(value), Good(50), null, s_now);

    static WriteRequest Request(double value) => new(s_binding, value, SeenValue: 50);

    static Sample Good(double value, int age = 1) => Sample.Of(7, s_now.AddSeconds(-age).ToMicroseconds(), value);
}
