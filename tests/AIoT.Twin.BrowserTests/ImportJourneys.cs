using AIoT.Twin.BrowserTests.Pages;

namespace AIoT.Twin.BrowserTests;

public sealed class ImportJourneys(Browser browser) : Journey(browser)
{
    [Fact]
    public async Task A_file_is_uploaded_checked_imported_and_taken_back()
    {
        await Browser.PlantIsFilledAsync();
        var visit = await VisitAsync(Person.OtEngineer, "/import");
        var imports = new Imports(visit.Page);

        await imports.UploadAsync("two winters ago.csv", "Zeit;Line 1/Filler/Pump/Bearing temperature;Remark\n01.12.2023 10:00;41,5;cold\n01.12.2023 10:01;41,7;\n");
        await Expect(visit.Shell.Title).ToHaveTextAsync("two winters ago.csv");
        await Expect(visit.Page.Locator("html[data-live]")).ToBeAttachedAsync(new() { Timeout = 30_000 });
        await Expect(imports.Preview("41.7")).ToHaveCountAsync(1);
        await ExpectNoSidewaysScrollAsync(visit.Page);

        await imports.PressAsync("Leave the open ones out");
        await imports.PressAsync("Check");
        await Expect(imports.Count("New")).ToHaveTextAsync("2");
        await PhotographAsync(visit.Page, "import-light-1440");
        await imports.PressAsync("Import 2 values");
        await imports.ConfirmAsync("Import");
        await Expect(imports.State).ToContainTextAsync("Imported");

        await imports.PressAsync("Take back");
        await imports.ConfirmAsync("Take back");
        await Expect(imports.State).ToContainTextAsync("Taken back");
    }
}
