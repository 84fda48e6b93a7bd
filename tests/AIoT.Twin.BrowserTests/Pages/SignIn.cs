namespace AIoT.Twin.BrowserTests.Pages;

/// <summary>The sign-in page of a machine with the sample plant.</summary>
public sealed class SignIn(IPage page)
{
    static readonly Dictionary<Person, string> s_roles = new()
    {
        [Person.Manager] = "Manager",
        [Person.OtEngineer] = "OT engineer",
        [Person.Frontline] = "Frontline",
        [Person.CentreOfExcellence] = "Centre of excellence",
        [Person.DataScientist] = "Data scientist",
    };

    public ILocator Title => page.GetByRole(AriaRole.Heading, new() { Name = "Sign in", Exact = true });

    /// <summary>People appear as the plant is filled, so the page is loaded again until this one is there.</summary>
    public async Task ContinueAsAsync(Person person)
    {
        var button = page.GetByRole(AriaRole.Button).Filter(new() { HasText = s_roles[person] });
        for (var tries = 0; tries < 60 && await button.CountAsync() == 0; tries++)
        {
            await page.WaitForTimeoutAsync(500);
            await page.ReloadAsync();
        }

        await button.First.ClickAsync();
        await Expect(page.Locator(".shell")).ToBeVisibleAsync(new() { Timeout = 30_000 });
    }
}
