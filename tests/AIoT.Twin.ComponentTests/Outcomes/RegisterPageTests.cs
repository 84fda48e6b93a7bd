using AIoT.Twin.Acquisition;
using AIoT.Twin.Governance;
using AIoT.Twin.Modelling;
using AIoT.Twin.Outcomes;
using AIoT.Twin.Outcomes.Kinds;
using AIoT.Twin.Outcomes.UseCases;
using AIoT.Twin.Web.Kit;
using AIoT.Twin.Web.Outcomes;
using Microsoft.Extensions.DependencyInjection;
using Radzen.Blazor;

namespace AIoT.Twin.ComponentTests.Outcomes;

public sealed class RegisterPageTests : OutcomesContext
{
    public RegisterPageTests()
    {
        // Nothing is registered here: the page stops before.
        Services.AddSingleton(new RegisterUseCase(null!, null!, null!, Clock));
        Services.AddSingleton(new Catalog<IKpiKind>([new UnplannedDowntimeKpi(History), new SpecificEnergyKpi(History)]));
        Services.AddSingleton<IPrincipalQueries>(new FakePrincipals(("Erika", Plant.Filler.Id), ("Otto", Plant.Oven.Id), ("Root", TwinTree.RootId)));
    }

    [Fact]
    public void What_is_missing_is_named()
    {
        var page = Render<RegisterPage>();

        page.Find("form").Submit();

        Assert.Contains("“Site or line” is missing.", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Owners_are_offered_from_those_with_a_role_there_and_the_currency_from_the_site()
    {
        var page = Render<RegisterPage>();

        await page.InvokeAsync(() => page.FindComponents<TwinPicker>()[0].Instance.ValueChanged.InvokeAsync(Plant.Filler.Id));

        var owners = page.FindComponents<RadzenDropDown<Guid?>>().Single(d => d.Instance.Name == "owner").Instance.Data!.Cast<Choice>();
        Assert.Equal(["Erika", "Root"], owners.Select(o => o.Text));
        Assert.Equal("EUR", page.FindComponents<RadzenTextBox>().Single(b => b.Instance.Name == "currency").Instance.Value);
    }

    [Fact]
    public async Task The_kind_says_which_signals_it_takes()
    {
        var page = Render<RegisterPage>();
        Assert.Contains("State of the constraint machine", page.Markup, StringComparison.Ordinal);

        await page.InvokeAsync(() => page.FindComponent<RadzenDropDown<string>>().Instance.ValueChanged.InvokeAsync("specific-energy"));

        Assert.Contains("Outdoor temperature", page.Markup, StringComparison.Ordinal);
        Assert.DoesNotContain("State of the constraint machine", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void Who_may_not_register_is_told()
    {
        Access.Denied.Add(Permission.OutcomesWrite);

        Assert.Empty(Render<RegisterPage>().FindAll("form"));
    }
}
