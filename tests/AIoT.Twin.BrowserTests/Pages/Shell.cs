using System.Text.RegularExpressions;

namespace AIoT.Twin.BrowserTests.Pages;

/// <summary>What is around every page.</summary>
public sealed partial class Shell(IPage page)
{
    public ILocator Title => page.GetByRole(AriaRole.Heading, new() { Level = 1 });

    public ILocator SkipLink => page.GetByRole(AriaRole.Link, new() { Name = "Skip to the page" });

    public ILocator Content => page.Locator("#content");

    public ILocator Menu => page.GetByRole(AriaRole.Navigation, new() { Name = "Main menu" });

    public ILocator MenuButton => page.GetByRole(AriaRole.Button, new() { Name = "Menu", Exact = true });

    public ILocator Search => page.GetByRole(AriaRole.Combobox, new() { Name = "Search" });

    public ILocator Found => page.GetByRole(AriaRole.Option);

    public ILocator Banner => page.GetByText("Connection lost at");

    public async Task<IReadOnlyList<string>> MenuAddressesAsync()
    {
        await Expect(Title).ToBeVisibleAsync();
        return await page.Locator("#menu a").EvaluateAllAsync<string[]>("links => links.map(a => new URL(a.href).pathname)");
    }

    public Task SwitchThemeAsync() => page.GetByRole(AriaRole.Button, new() { NameRegex = SwitchTheme() }).ClickAsync();

    public async Task SignOutAsync(string name)
    {
        await page.Locator("summary").Filter(new() { HasText = name }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign out" }).ClickAsync();
    }

    [GeneratedRegex("Switch to (dark|light)")]
    private static partial Regex SwitchTheme();
}
