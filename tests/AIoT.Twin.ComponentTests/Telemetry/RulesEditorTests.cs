using AIoT.Twin.Acquisition;
using AIoT.Twin.Acquisition.Drivers;
using AIoT.Twin.Acquisition.Preprocessing;
using AIoT.Twin.Governance;
using AIoT.Twin.Telemetry.Sources;
using AIoT.Twin.Web.Telemetry;
using Microsoft.Extensions.DependencyInjection;

namespace AIoT.Twin.ComponentTests.Telemetry;

public sealed class RulesEditorTests : TwinTestContext
{
    static readonly RuleList s_two = new(
        [new RuleSetting("clamp", new FieldValues(("most", "20"))), new RuleSetting("median", new FieldValues(("samples", "5")))]);

    public RulesEditorTests()
    {
        Services.AddSingleton(FakeRules.Book);
        Services.AddSingleton<SourcesTexts>();
        Services.AddSingleton(new PreviewRules(History, new Permit(Access, null!, null!), Plant, FakeRules.Book, Clock));
    }

    [Fact]
    public void A_rule_is_added_and_filled_in_without_code()
    {
        var rules = RuleList.None;
        var editor = Render<RulesEditor>(p => p.Add(e => e.Id, "rules").Add(e => e.Kind, ValueKind.Double).Add(e => e.Unit, "kW")
            .Bind(e => e.Rules, rules, changed => rules = changed));

        editor.Find("#rules-add").Change("swinging-door");
        editor.Render(p => p.Add(e => e.Rules, rules));
        editor.Find("#rules-0-deviation").Change("0.5");

        Assert.Equal(new RuleList([new RuleSetting("swinging-door", new FieldValues(("deviation", "0.5")))]), rules);
        Assert.Contains("Deviation (kW)", editor.Markup, StringComparison.Ordinal);
        Assert.Equal("any", editor.Find("#rules-0-deviation").GetAttribute("step"));
    }

    [Fact]
    public void Rules_are_put_in_order_and_removed()
    {
        var rules = s_two;
        var editor = Render<RulesEditor>(p => p.Add(e => e.Id, "rules").Bind(e => e.Rules, rules, changed => rules = changed));

        editor.Find("button[aria-label='Do “Median” earlier']").Click();
        editor.Render(p => p.Add(e => e.Rules, rules));
        Assert.Equal(["median", "clamp"], rules.All.Select(r => r.Rule));
        Assert.Equal("20", editor.Find("#rules-1-most").GetAttribute("value"));
        editor.Find("button[aria-label='Remove “Median”']").Click();
        editor.Render(p => p.Add(e => e.Rules, rules));

        Assert.Equal("clamp", Assert.Single(rules.All).Rule);
        Assert.True(editor.Find("button[aria-label='Do “Limits” earlier']").HasAttribute("disabled"));
    }

    [Fact]
    public void Only_rules_that_fit_the_signal_are_offered()
    {
        string[] Offered(ValueKind kind) => [.. Render<RulesEditor>(p => p.Add(e => e.Id, "rules").Add(e => e.Rules, RuleList.None).Add(e => e.Kind, kind))
            .FindAll("option").Select(o => o.GetAttribute("value") ?? "").Where(v => v.Length > 0)];

        Assert.Contains("hampel", Offered(ValueKind.Double));
        Assert.Equal(["bits", "deadband", "state-map"], Offered(ValueKind.State));
        Assert.Empty(Offered(ValueKind.Text));
    }

    [Fact]
    public void A_refused_field_is_told_at_its_rule()
    {
        var editor = Render<RulesEditor>(p => p.Add(e => e.Id, "rules").Add(e => e.Rules, s_two)
            .Add(e => e.Refused, Refusal.Invalid("field-not-odd", "rules.1.samples", ("value", "4"))));

        var problem = Assert.Single(editor.FindAll(".twin-field-problem"));
        Assert.Equal("Give an odd number, so that one value is in the middle.", problem.TextContent);
        Assert.Equal("rules-1-samples", problem.ParentElement!.QuerySelector("input")!.Id);
    }

    [Fact]
    public void A_preview_says_how_many_values_stay_and_how_far_the_picture_moves()
    {
        foreach (var i in Enumerable.Range(0, 100))
            History.Add(Plant.Power.Id, Clock.GetUtcNow().AddSeconds(i - 200), i == 50 ? 9 : 2);
        var view = Render<RulesPreviewView>(p => p.Add(v => v.Signal, Plant.Power.Id)
            .Add(v => v.Rules, new RuleList([new RuleSetting("hampel", new FieldValues(("least", "0.1")))])));

        view.Find("button").Click();

        Assert.Contains("100 of 100 values stay (100 %).", view.Markup, StringComparison.Ordinal);
        Assert.Contains("Furthest from what came: 7 kW when drawn as a line, 7 kW when drawn as steps.", view.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void A_preview_of_nothing_says_so_and_goes_when_the_rules_change()
    {
        var view = Render<RulesPreviewView>(p => p.Add(v => v.Signal, Plant.Power.Id).Add(v => v.Rules, s_two));

        view.Find("button").Click();
        Assert.Contains("no values of the last hour", view.Markup, StringComparison.Ordinal);
        view.Render(p => p.Add(v => v.Rules, RuleList.None));

        Assert.DoesNotContain("no values of the last hour", view.Markup, StringComparison.Ordinal);
    }
}
