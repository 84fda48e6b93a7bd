using AIoT.Twin.Governance;
using AIoT.Twin.Outcomes;
using AIoT.Twin.Web.Outcomes;

namespace AIoT.Twin.ComponentTests.Outcomes;

public sealed class ManagerHomeTests : OutcomesContext
{
    static readonly Judgement s_missed = new(ChangeVerdict.Verified, TargetVerdict.Missed);
    static readonly Judgement s_open = new(ChangeVerdict.Verified, TargetVerdict.Open);

    [Fact]
    public void One_sentence_counts_each_use_case_once()
    {
        Outcomes.UseCases.Add(Views.UseCase("Less energy", Views.Value(s_missed)));
        Outcomes.UseCases.Add(Views.UseCase("Fewer stops", Views.Value(s_open)));

        Assert.Equal("2 use cases: 1 verified, 1 short of target", Render<ManagerHome>().Find(".headline").TextContent);
    }

    [Fact]
    public void A_row_says_all_a_manager_asks_for()
    {
        Outcomes.UseCases.Add(Views.UseCase("Fewer stops", Views.Value(s_open), new(1850, "EUR")));

        var row = Render<ManagerHome>().Find("tbody tr");

        Assert.Equal(
            ["Fewer stops Northfield, Line 1", "1.52 / 2.45 / 1.72 h per 100 h", "−38 % (−48 to −27 %)since 6 Jan 2025",
                "✓ change verified• target open: about 3 in 4 that it is reached",
                "120,000 EUR (84,000 to 160,000)", "Erika Mustermann", "97 %", "nothing"],
            row.Children.Select(c => string.Join(' ',
                c.TextContent.Split((char[])[' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries))));
        Assert.StartsWith($"/outcomes/{Outcomes.UseCases[0].UseCase.Id}?rows=weeks", row.QuerySelector(".figures")!.GetAttribute("href"),
            StringComparison.Ordinal);
    }

    [Fact]
    public void Without_a_unit_value_it_says_so_and_who_can_help()
    {
        Outcomes.UseCases.Add(Views.UseCase("Fewer stops", Views.Value(s_open), stuck: new(new("no-unit-value"), Role.Manager)));

        var page = Render<ManagerHome>();

        Assert.Contains("no unit value set", page.Find("td[data-title='Money per year']").TextContent, StringComparison.Ordinal);
        Assert.Contains("no unit value set → owner and sponsor", page.Find("td[data-title='Stuck at']")
            .TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void No_data_is_a_dash_and_the_silent_source_not_zero()
    {
        var silent = new KpiNote(KpiNote.Silent, ("signal", Views.Signal.ToString()));
        var value = Views.Value(Judgement.CannotJudge) with
        {
            Baseline = new(default, default, null, 0, 0, 0),
            Reporting = new(default, default, null, 0, 0, 0),
            Target = null,
            Change = null,
            Money = null,
            Notes = [silent],
        };
        Outcomes.UseCases.Add(Views.UseCase("Fewer stops", value, new(5, "EUR"), new(silent, Role.OtEngineer)));

        var page = Render<ManagerHome>();

        Assert.Equal("– / – / – h per 100 h", page.Find(".figures").TextContent);
        Assert.Contains("Northfield / Line 1 / State is silent → OT engineer", page.Find("td[data-title='Stuck at']")
            .TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_registered_offers_to_register_to_those_who_may()
    {
        Assert.Contains("/outcomes/new", Render<ManagerHome>().Markup, StringComparison.Ordinal);

        Access.Denied.Add(Permission.OutcomesWrite);

        Assert.DoesNotContain("/outcomes/new", Render<ManagerHome>().Markup, StringComparison.Ordinal);
    }
}
