using AIoT.Twin.Acquisition;
using AIoT.Twin.Acquisition.Preprocessing;
using AIoT.Twin.Acquisition.Units;

namespace AIoT.Twin.UnitTests.Acquisition.Preprocessing;

public sealed class RuleChainTests
{
    static readonly TimeSpan s_minute = TimeSpan.FromMinutes(1);

    [Fact]
    public void Scale_comes_before_offset_and_both_before_the_unit()
    {
        var rules = new BindingRules { Scale = 0.1, Offset = -40, Conversion = new UnitCatalog().Between("Cel", "[degF]")!.Value };

        Assert.Equal(212, Passed(rules, 1400), 1e-9);
        Assert.Equal(1400, rules.ToDevice(212), 1e-9);
        Assert.Equal(212, rules.FromDevice(1400), 1e-9);
    }

    [Fact]
    public void The_deadband_is_in_the_unit_of_the_signal()
    {
        var chain = Chain(new BindingRules { Scale = 0.1, Chain = Deadband(1) });

        // In the unit of the device these are 9 and 11 apart.
        Assert.Equal([true, false, true], Pass(chain, (0, 100), (1, 109), (2, 111)));
    }

    [Fact]
    public void Small_steps_do_not_creep_past_the_deadband() =>
        Assert.Equal([true, false, false, true], Pass(Band(1), (0, 10), (1, 10.6), (2, 11), (3, 11.2)));

    [Fact]
    public void A_percent_deadband_is_of_the_last_value_kept() =>
        Assert.Equal([true, false, true, false], Pass(Band(10, isPercent: true), (0, 100), (1, 110), (2, 111), (3, 122)));

    [Fact]
    public void A_quiet_signal_beats_once_per_heartbeat() =>
        Assert.Equal([true, false, true, false], Pass(Band(1), (0, 5), (59, 5), (60, 5), (119, 5)));

    [Fact]
    public void A_change_of_quality_passes_whatever_the_value()
    {
        var chain = Band(100);
        var good = Sample.Of(1, 0, 5);
        var bad = Sample.Of(1, 1_000_000, 5, SampleStatus.BadDeviceFailure);
        var goodAgain = Sample.Of(1, 2_000_000, 5);

        Assert.Equal(3, Rules.Through(chain, good, bad, goodAgain).Count);
    }

    [Fact]
    public void Not_a_number_is_held_back_only_while_it_stays()
    {
        var chain = Band(1);

        Assert.Equal([true, false, true], Pass(chain, (0, double.NaN), (1, double.NaN), (2, 3)));
    }

    [Fact]
    public void A_state_with_a_deadband_passes_on_change_only()
    {
        var chain = Chain(new BindingRules { Chain = Deadband(5) }, ValueKind.State);
        bool State(long at, long state)
        {
            var sample = new Sample(1, SampleStatus.Good, at * 1_000_000, state);
            return Rules.Through(chain, sample).Count == 1;
        }

        Assert.Equal([true, false, true], [State(0, 1), State(1, 1), State(2, 2)]);
    }

    [Fact]
    public void What_leaves_the_numbers_on_the_way_is_bad_and_keeps_its_infinity()
    {
        var sample = Assert.Single(Rules.Through(Chain(new BindingRules { Scale = 1e10 }), Sample.Of(1, 0, 1e300)));

        Assert.Equal(SampleStatus.BadOutOfRange, sample.Status);
        Assert.Equal(double.PositiveInfinity, sample.Value);
    }

    [Fact]
    public void What_was_bad_before_keeps_its_own_reason()
    {
        var sample = Assert.Single(Rules.Through(Chain(new BindingRules { Scale = 2 }), Sample.Of(1, 0, double.NaN, SampleStatus.BadNotANumber)));

        Assert.Equal(SampleStatus.BadNotANumber, sample.Status);
    }

    [Fact]
    public void Integers_keep_every_bit()
    {
        var sample = Assert.Single(Rules.Through(Chain(BindingRules.None, ValueKind.Integer), new Sample(1, SampleStatus.Good, 0, long.MaxValue)));

        Assert.Equal(long.MaxValue, sample.Bits);
    }

    static RuleChain Band(double size, bool isPercent = false) =>
        Chain(new BindingRules { Chain = Deadband(size, isPercent) });

    static RuleList Deadband(double size, bool isPercent = false) => new([DeadbandRule.Of(size, s_minute, isPercent)]);

    static RuleChain Chain(BindingRules rules, ValueKind kind = ValueKind.Double) => Rules.Book.Chain(rules, kind);

    static bool[] Pass(RuleChain chain, params (long Second, double Value)[] samples) =>
        [.. samples.Select(s => Rules.Through(chain, Sample.Of(1, s.Second * 1_000_000, s.Value)).Count == 1)];

    static double Passed(BindingRules rules, double value) => Assert.Single(Rules.Through(Chain(rules), Sample.Of(1, 0, value))).Value;
}
