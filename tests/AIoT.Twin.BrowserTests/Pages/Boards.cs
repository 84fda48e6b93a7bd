namespace AIoT.Twin.BrowserTests.Pages;

/// <summary>The dashboards and one dashboard.</summary>
public sealed class Boards(IPage page)
{
    public ILocator LiveNumber => page.Locator(".board .value .number");

    public ILocator Canvas => page.Locator(".board canvas");

    public ILocator Row(string name) => page.GetByRole(AriaRole.Row).Filter(new() { HasText = name });

    public async Task CreateAsync(string name)
    {
        await page.GetByRole(AriaRole.Button, new() { Name = "New dashboard" }).First.ClickAsync();
        await page.GetByRole(AriaRole.Textbox, new() { Name = "Name" }).FillAsync(name);
        await page.GetByRole(AriaRole.Button, new() { Name = "Create", Exact = true }).ClickAsync();
    }

    public async Task AddAsync(string signal, string what)
    {
        await page.Locator(".twin-picker").Last.ClickAsync();
        await page.Locator(".rz-dropdown-filter").Last.FillAsync(signal);
        await page.GetByRole(AriaRole.Option).Filter(new() { HasText = signal }).First.ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = what }).ClickAsync();
    }
}
