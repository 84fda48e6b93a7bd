using AIoT.Twin.Dashboards;
using AIoT.Twin.Governance;
using AIoT.Twin.Web.Dashboards;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

namespace AIoT.Twin.ComponentTests.Dashboards;

public sealed class DashboardPagesTests : TwinTestContext
{
    public DashboardPagesTests()
    {
        // Asked for by the pages, never run here.
        Services.AddSingleton(new CreateDashboard(null!, null!, Plant, Clock));
        Services.AddSingleton(new EditDashboard(null!, Access, Plant, Clock));
    }

    NavigationManager Navigation => Services.GetRequiredService<NavigationManager>();

    DashboardView Board(bool mayEdit = true, params Widget[] widgets) => new(Guid.NewGuid(), "Line 1", Plant.Filler.Id, Me.Id, [Role.Manager], widgets, 1, mayEdit);

    void Have(params DashboardView[] boards) => Services.AddSingleton<IDashboardQueries>(new FakeBoards(boards));

    [Fact]
    public void Without_a_board_one_is_offered_to_who_may_make_it()
    {
        Have();
        Assert.Contains("There is no dashboard yet", Render<DashboardsPage>().Markup, StringComparison.Ordinal);

        Access.Denied.Add(Permission.DashboardsWrite);

        Assert.DoesNotContain("New dashboard", Render<DashboardsPage>().Find(".empty").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void A_board_is_listed_with_its_place_and_whom_it_is_shared_with()
    {
        Have(Board());

        var row = Render<DashboardsPage>().Find("tbody tr").TextContent;

        Assert.Contains("Harvest / Northfield / Line 1 / Filler", row, StringComparison.Ordinal);
        Assert.Contains("managers", row, StringComparison.Ordinal);
    }

    [Fact]
    public void A_board_shows_its_widgets_live()
    {
        Say(Plant.Flow, 12.34);
        var board = Board(true, new Widget(Guid.NewGuid(), WidgetKind.Value, [Plant.Flow.Id], null, null), new Widget(Guid.NewGuid(), WidgetKind.Trend, [Plant.Flow.Id], "Day", "now-24h"));
        Have(board);

        var page = Render<DashboardPage>(p => p.Add(c => c.Id, board.Id));

        Assert.Contains("12.3", page.Find(".value").TextContent, StringComparison.Ordinal);
        Assert.Equal(24L * 3600 * 1_000_000, Assert.Single(History.Windows).To - History.Windows[0].From);
    }

    [Fact]
    public void Who_may_not_change_a_board_is_not_offered_to()
    {
        var board = Board(mayEdit: false);
        Have(board);

        Assert.DoesNotContain("Edit", Render<DashboardPage>(p => p.Add(c => c.Id, board.Id)).Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void A_board_that_is_not_there_says_so_and_leads_back()
    {
        Have();

        Assert.Contains("/dashboards", Render<DashboardPage>(p => p.Add(c => c.Id, Guid.NewGuid())).Find(".empty a").GetAttribute("href"), StringComparison.Ordinal);
    }
}
