using AIoT.Twin.Outcomes;
using AIoT.Twin.Outcomes.Statistics;
using AIoT.Twin.Outcomes.UseCases;
using AIoT.Twin.Web.Outcomes;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

namespace AIoT.Twin.ComponentTests.Outcomes;

public sealed class OutcomePagesTests : OutcomesContext
{
    static readonly Judgement s_open = new(ChangeVerdict.Verified, TargetVerdict.Open);

    UseCaseView Put(KpiValue value)
    {
        var view = Views.UseCase("Fewer stops", value, new(1850, "EUR"));
        Outcomes.UseCases.Add(view);
        return view;
    }

    IRenderedComponent<OutcomePage> Open(UseCaseView view, string query = "")
    {
        // Nobody retires anything here.
        Services.AddSingleton(new RetireUseCase(null!, null!, null!, Clock));
        Services.GetRequiredService<NavigationManager>().NavigateTo($"/outcomes/{view.UseCase.Id}{query}");
        return Render<OutcomePage>(p => p.Add(c => c.Id, view.UseCase.Id));
    }

    [Fact]
    public void The_list_has_each_kpi_with_baseline_target_and_now()
    {
        Put(Views.Value(s_open));

        var cells = Render<OutcomesPage>().FindAll("tbody td").ToDictionary(c => c.GetAttribute("data-title")!, c => c.TextContent.Trim());

        Assert.Equal(("2.45 h per 100 h", "1.72 h per 100 h", "1.52 h per 100 h"), (cells["Baseline"], cells["Target"], cells["Now"]));
        Assert.Equal("97 %", cells["Data known"]);
    }

    [Fact]
    public void The_rows_behind_a_number_open_from_the_list()
    {
        Put(Views.Value(s_open));
        var page = Render<OutcomesPage>();
        Assert.DoesNotContain(">4.25<", page.Markup, StringComparison.Ordinal);

        page.Find("td[data-title='Rows'] button").Click();

        page.WaitForAssertion(() => Assert.Contains(">4.25<", page.Markup, StringComparison.Ordinal));
        Assert.Contains(">before<", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void One_use_case_says_why_in_words()
    {
        var value = Views.Value(s_open) with { Notes = [new(KpiNote.ReturnToNormal, ("with", "-0.38"), ("without", "-0.21"))] };

        var text = Open(Put(value)).Markup;

        Assert.Contains("With that quarter the change is −38 %, without it −21 %.", text, StringComparison.Ordinal);
        Assert.Contains("−15 % cannot be shown within a year, by hours of downtime", text, StringComparison.Ordinal);
        Assert.Contains("−30 % in about 29 weeks", text, StringComparison.Ordinal);
        Assert.Contains("8 Jan 2024 to 5 Jan 2025, fixed when the use case was registered", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_link_to_rows_opens_them()
    {
        var page = Open(Put(Views.Value(s_open)), "?rows=stops");

        Assert.Contains("2025-03-04 06:06:07 CET", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void A_figure_opens_its_table()
    {
        var page = Open(Put(Views.Value(s_open)));

        page.Find(".figures button").Click();

        Assert.EndsWith("rows=weeks", Services.GetRequiredService<NavigationManager>().Uri, StringComparison.Ordinal);
    }

    [Fact]
    public void A_use_case_one_may_not_see_is_not_there()
    {
        var page = Open(Views.UseCase("Hidden", null));

        Assert.Contains("There is no such use case, or you may not see it.", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void Raw_energy_is_labelled_as_not_adjusted()
    {
        var value = Views.Value(s_open) with
        {
            Kind = "specific-energy",
            Unit = "kW.h/{unit}",
            Figures = [new("per-unit-after-raw", "kW.h/{unit}", 0.0345, "weeks")],
        };

        Assert.Contains("not adjusted for production or weather", Open(Put(value)).Markup, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0.02, "hardly a chance")]
    [InlineData(0.25, "about 1 in 4")]
    [InlineData(0.5, "about 1 in 2")]
    [InlineData(0.76, "about 3 in 4")]
    [InlineData(0.9, "about 9 in 10")]
    public void A_probability_is_said_as_people_say_it(double probability, string words) => Assert.Equal(words, Words.Chance(probability));

    [Fact]
    public void A_narrow_range_keeps_a_decimal() =>
        Assert.Equal("−12.0 % (−12.4 to −11.6 %)", Words.Change(new Estimate(-0.12, -0.124, -0.116)));

    [Theory]
    [InlineData(124_999, 120_000)]
    [InlineData(-8_765.4, -8_800)]
    [InlineData(0.0456, 0.046)]
    [InlineData(99.6, 100)]
    [InlineData(0, 0)]
    public void Money_has_two_significant_figures(double amount, double rounded) =>
        Assert.Equal((decimal)rounded, KpiMoney.TwoFigures((decimal)amount));
}
