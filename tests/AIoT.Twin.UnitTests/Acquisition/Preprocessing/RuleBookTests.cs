using AIoT.Twin.Acquisition;
using AIoT.Twin.Acquisition.Drivers;
using AIoT.Twin.Acquisition.Preprocessing;

namespace AIoT.Twin.UnitTests.Acquisition.Preprocessing;

public sealed class RuleBookTests
{
    [Theory]
    [InlineData("dance", "", "", ValueKind.Double, "rule-unknown")]
    [InlineData("median", "samples", "4", ValueKind.Double, "field-not-odd")]
    [InlineData("median", "samples", "1000", ValueKind.Double, "field-out-of-range")]
    [InlineData("median", "samples", "3.5", ValueKind.Double, "field-not-a-number")]
    [InlineData("median", "sample", "3", ValueKind.Double, "field-unknown")]
    [InlineData("median", "samples", "5", ValueKind.State, "rules-give-other-kind")]
    [InlineData("deadband", "size", "1", ValueKind.Text, "rule-takes-other-kind")]
    [InlineData("deadband", "size", "-1", ValueKind.Double, "field-out-of-range")]
    [InlineData("deadband", "size", "1e999", ValueKind.Double, "field-not-a-number")]
    [InlineData("swinging-door", "heartbeat", "1000", ValueKind.Double, "field-missing")]
    [InlineData("clamp", "outside", "limit", ValueKind.Double, "field-missing")]
    [InlineData("bits", "from", "3", ValueKind.Double, "rules-give-other-kind")]
    [InlineData("bits", "from", "3", ValueKind.Integer, "rules-give-other-kind")]
    [InlineData("bits", "width", "99", ValueKind.Integer, "field-out-of-range")]
    [InlineData("state-map", "map", "1 = dancing", ValueKind.State, "state-map-wrong")]
    [InlineData("state-map", "map", "", ValueKind.State, "field-missing")]
    [InlineData("formula", "formula", "value + 1", ValueKind.Double, "formula-units-differ")]
    [InlineData("formula", "formula", "[A]", ValueKind.Double, "formula-signal-unknown")]
    [InlineData("aggregate", "figure", "count", ValueKind.Double, "count-needs-plain-unit")]
    public void A_rule_that_does_not_fit_is_refused_with_its_reason(string rule, string key, string value, ValueKind kind, string code)
    {
        var list = new RuleList([new RuleSetting(rule, key.Length == 0 ? FieldValues.Empty : new FieldValues((key, value)))]);

        Assert.Equal((0, code), Rules.Book.Check(list, kind, "kW") is var (index, problem) ? (index, problem.Code) : (-1, ""));
    }

    [Fact]
    public void The_wrong_one_of_several_is_named()
    {
        var list = new RuleList([Rules.Rule("median"), Rules.Rule("clamp", ("least", "5"), ("most", "1"))]);

        Assert.Equal(1, Rules.Book.Check(list, ValueKind.Double, "1")!.Value.Index);
    }

    [Fact]
    public void A_signal_whose_rules_take_words_is_read_as_a_whole_number()
    {
        Assert.Equal(ValueKind.Integer, Rules.Book.ReadsAs(new RuleList([Rules.Rule("bits")]), ValueKind.Boolean));
        Assert.Equal(ValueKind.State, Rules.Book.ReadsAs(new RuleList([Rules.Rule("deadband")]), ValueKind.State));
        Assert.Null(Rules.Book.Check(new RuleList([Rules.Rule("deadband"), Rules.Rule("state-map", ("map", "1=running"))]), ValueKind.State, "1"));
    }

    [Fact]
    public void Lists_are_equal_when_their_rules_are()
    {
        var (a, b) = (new RuleList([Rules.Rule("median", ("samples", "5"))]), new RuleList([Rules.Rule("median", ("samples", "5"))]));

        Assert.Equal(a, b);
        Assert.Equal(a.GetHashCode(), b.GetHashCode());
        Assert.NotEqual(a, new RuleList([Rules.Rule("median", ("samples", "7"))]));
        Assert.Equal(new BindingRules { Chain = a }, new BindingRules { Chain = b });
    }

    [Fact]
    public void The_longest_silence_of_its_rules_is_that_of_a_list()
    {
        var list = new RuleList([Rules.Rule("median"), Rules.Rule("aggregate", ("every", "90000")), Rules.Rule("deadband")]);

        Assert.Equal(TimeSpan.FromSeconds(90), Rules.Book.Silence(list));
        Assert.Null(Rules.Book.Silence(new RuleList([Rules.Rule("median")])));
    }
}
