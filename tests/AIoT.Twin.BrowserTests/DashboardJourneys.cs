using AIoT.Twin.BrowserTests.Pages;

namespace AIoT.Twin.BrowserTests;

public sealed class DashboardJourneys(Browser browser) : Journey(browser)
{
    [Fact]
    public async Task A_board_is_made_and_shows_live_values_and_history()
    {
        await Browser.PlantIsFilledAsync();
        var visit = await VisitAsync(Person.OtEngineer, "/dashboards");
        var boards = new Boards(visit.Page);

        await boards.CreateAsync("Line 1 today");
        await Expect(visit.Shell.Title).ToHaveTextAsync("Line 1 today");
        await boards.AddAsync("Bearing temperature", "Add value");
        await Expect(boards.LiveNumber).ToHaveCountAsync(1);
        await boards.AddAsync("Bearing temperature", "Add trend");
        await Expect(boards.Canvas).ToHaveCountAsync(1);

        var first = await boards.LiveNumber.TextContentAsync();
        await Expect(boards.LiveNumber).Not.ToHaveTextAsync(first!, new() { Timeout = 60_000 });
        await PhotographAsync(visit.Page, "board-light-1440");

        await visit.Page.GotoAsync("/dashboards");
        await Expect(boards.Row("Line 1 today")).ToContainTextAsync("only me");
    }
}
