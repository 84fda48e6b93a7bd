using System.Text;

namespace AIoT.Twin.BrowserTests.Pages;

/// <summary>The pages on which history is imported.</summary>
sealed class Imports(IPage page)
{
    public ILocator State => page.Locator(".state .status");

    public ILocator Preview(string text) => page.Locator("td[data-title='Value']").Filter(new() { HasText = text });

    public ILocator Count(string name) => page.Locator(".counts > div").Filter(new() { HasText = name }).Locator("dd");

    public async Task UploadAsync(string name, string content)
    {
        await page.Locator("#import-files").SetInputFilesAsync(new FilePayload { Name = name, MimeType = "text/csv", Buffer = Encoding.UTF8.GetBytes(content) });
        await page.GetByRole(AriaRole.Button, new() { Name = "Upload" }).ClickAsync();
    }

    public Task PressAsync(string button) => page.GetByRole(AriaRole.Button, new() { Name = button }).First.ClickAsync();

    public Task ConfirmAsync(string button) => page.Locator("dialog[open]").GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).ClickAsync();
}
