using AIoT.Twin.Governance;
using AIoT.Twin.Web.Dashboards;
using AIoT.Twin.Web.Shell;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

namespace AIoT.Twin.ComponentTests.Shell;

public sealed class ShellTests : TwinTestContext
{
    sealed class Step(StartupStep step) : IStartupProgress
    {
        public StartupStep? Current { get; set; } = step;
    }

    sealed class ForOt : ComponentBase
    {
        protected override void BuildRenderTree(Microsoft.AspNetCore.Components.Rendering.RenderTreeBuilder builder) => builder.AddContent(0, "ten signals");
    }

    NavigationManager Navigation => Services.GetRequiredService<NavigationManager>();

    [Fact]
    public void The_menu_has_only_what_one_may_see()
    {
        Assert.Contains("/dashboards", Render<NavMenu>().Markup, StringComparison.Ordinal);

        Access.Denied.Add(Permission.DashboardsRead);

        Assert.DoesNotContain("/dashboards", Render<NavMenu>().Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void A_page_one_may_not_see_names_the_permission()
    {
        Access.Denied.Add(Permission.DashboardsRead);

        var page = Render<Forbidden>(p => p.Add(c => c.Permission, Permission.DashboardsRead));

        Assert.Contains("see dashboards", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void Nobody_is_sent_to_sign_in_and_back()
    {
        Render<CascadingValue<Caller>>(p => p.Add(c => c.Value, default).Add(c => c.ChildContent, builder =>
        {
            builder.OpenComponent<PageGate>(0);
            builder.AddAttribute(1, nameof(PageGate.Route), new Microsoft.AspNetCore.Components.RouteData(typeof(DashboardsPage), new Dictionary<string, object?>()));
            builder.AddAttribute(2, nameof(PageGate.ChildContent), (RenderFragment)(inner => inner.AddContent(0, "secret")));
            builder.CloseComponent();
        }));

        Assert.EndsWith("/sign-in?returnUrl=%2F", Navigation.Uri, StringComparison.Ordinal);
    }

    [Fact]
    public void The_first_page_is_that_of_the_role()
    {
        Services.AddSingleton(new HomeScreen(Role.OtEngineer, typeof(ForOt)));

        Assert.Contains("ten signals", Render<HomePage>().Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void A_role_without_a_first_page_is_told_where_everything_is() =>
        Assert.Contains("in the menu", Render<HomePage>().Markup, StringComparison.Ordinal);

    [Fact]
    public void Search_finds_pages_twins_and_signals_by_any_words_where_one_may()
    {
        Access.Hidden.Add(Plant.Oven.Id);
        var places = new SearchPlaces(Plant, Access, Services.GetRequiredService<ModuleTexts>());

        Assert.Equal($"/twins/{Plant.Filler.Id}", places.Find(Me, "filler line")[0].Url);
        Assert.Equal($"/trends?pens={Plant.Power.Id}", Assert.Single(places.Find(Me, "line power")).Url);
        Assert.Contains(places.Find(Me, "dashb"), f => f.Url == "/dashboards");
        Assert.Empty(places.Find(Me, "no such thing"));
    }

    [Fact]
    public void What_still_goes_on_after_the_start_is_said_until_it_is_done()
    {
        var step = new Step(new StartupStep(40, "unheard-of"));
        Services.AddSingleton<IStartupProgress>(step);
        var banner = Render<StartupBanner>();
        Assert.Contains("40 %", banner.Markup, StringComparison.Ordinal);

        step.Current = null;
        Clock.Advance(TimeSpan.FromSeconds(1));

        banner.WaitForAssertion(() => Assert.Empty(banner.Markup.Trim()));
    }

    [Fact]
    public void A_sample_plant_is_marked() => Assert.Contains("sample", Render<PlantMark>().Markup, StringComparison.Ordinal);
}
