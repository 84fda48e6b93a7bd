using System.Text.RegularExpressions;

namespace AIoT.Twin.BrowserTests;

/// <summary>Numbers that no device sends, and what is kept of those that one does.</summary>
public sealed partial class ProcessingJourneys(Browser browser) : Journey(browser)
{
    [Fact]
    public async Task An_OT_engineer_writes_a_formula_is_told_what_is_wrong_and_sees_its_value()
    {
        await Browser.PlantIsFilledAsync();
        var page = (await VisitAsync(Person.OtEngineer, "/calculated", 400, 860)).Page;
        var name = $"Chiller share {Guid.NewGuid().ToString("n")[..6]}";
        await page.Locator(".twin-picker").First.ClickAsync();
        await page.Locator(".rz-dropdown-filter:visible").FillAsync("lindau chiller");
        await page.GetByRole(AriaRole.Option, new() { Name = "Lindau / Utilities / Chiller" }).ClickAsync();
        await page.GetByLabel("Name", new() { Exact = true }).FillAsync(name);
        var formula = page.GetByLabel("Formula", new() { Exact = true });

        await formula.FillAsync("[Power] / [Electricity meter/Active power] + [Power]");
        await Expect(page.Locator("mark")).ToHaveTextAsync("+");
        await Expect(page.GetByText("a plain number and kW do not fit together.")).ToBeVisibleAsync();
        await formula.FillAsync("100 '%' * [Power] / [Electricity meter/Active power]");
        await Expect(page.GetByText("Gives a number")).ToBeVisibleAsync();
        await ExpectNoSidewaysScrollAsync(page);
        await page.GetByRole(AriaRole.Button, new() { Name = "Define", Exact = true }).ClickAsync();

        await Expect(page.GetByText("Defined. Its value:")).ToContainTextAsync(AnyPercentage());
        await Expect(page.GetByRole(AriaRole.Row).Filter(new() { HasText = name })).ToContainTextAsync("Chiller/Power");
        await PhotographAsync(page, "calculated-400");
    }

    [Fact]
    public async Task An_OT_engineer_tries_a_rule_on_the_last_hour_and_saves_it()
    {
        await Browser.PlantIsFilledAsync();
        var page = (await VisitAsync(Person.OtEngineer, "/sources")).Page;
        await page.GetByRole(AriaRole.Link, new() { Name = "Lindau meters" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Processing of Voltage" }).ClickAsync();
        var dialog = page.GetByRole(AriaRole.Dialog);

        await dialog.GetByLabel("Add a rule").SelectOptionAsync("swinging-door");
        await dialog.GetByLabel("Deviation (V)").FillAsync("0.5");
        await dialog.GetByLabel("Add a rule").SelectOptionAsync("hampel");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Do “Outliers (Hampel)” earlier" }).ClickAsync();
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Try on the last hour" }).ClickAsync();
        await Expect(dialog.GetByText(Stay())).ToBeVisibleAsync();
        await PhotographAsync(page, "processing");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();

        await Expect(page.GetByRole(AriaRole.Row).Filter(new() { HasText = "Voltage" })).ToContainTextAsync("Outliers (Hampel), Swinging door");
    }

    [GeneratedRegex(@"\d\s*%")]
    private static partial Regex AnyPercentage();

    [GeneratedRegex(@"[\d,]+ of [\d,]+ values stay")]
    private static partial Regex Stay();
}
