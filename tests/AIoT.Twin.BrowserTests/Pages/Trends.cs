using System.Text.RegularExpressions;

namespace AIoT.Twin.BrowserTests.Pages;

/// <summary>The trends page.</summary>
public sealed partial class Trends(IPage page)
{
    public ILocator Search => page.GetByRole(AriaRole.Combobox, new() { Name = "Add a signal (tag)" });

    public ILocator Pens => page.Locator("tr[data-pen]");

    public ILocator Plot => page.Locator(".twin-plot .u-over");

    public ILocator Chart => page.Locator(".twin-plot .canvas");

    public ILocator Range => page.GetByRole(AriaRole.Textbox, new() { Name = "Range, typed" });

    public ILocator Back => page.GetByRole(AriaRole.Button, new() { Name = "Back", Exact = true });

    public ILocator Cursor(string name) => page.GetByRole(AriaRole.Slider, new() { Name = $"Cursor {name}" });

    /// <summary>A figure of a pen, by the title of its column.</summary>
    public ILocator Figure(int pen, string title) => Pens.Nth(pen).Locator($"td[data-title='{title}']");

    public ILocator Choice(string name) => page.GetByRole(AriaRole.Combobox, new() { Name = name, Exact = true });

    /// <summary>Draws counted by the chart itself, so that one can wait for the next.</summary>
    public async Task<int> DrawnAsync() => int.Parse(await page.Locator(".twin-plot").GetAttributeAsync("data-drawn") ?? "0", System.Globalization.CultureInfo.InvariantCulture);

    public async Task ExpectDrawnAsync() => await Expect(page.Locator(".twin-plot")).ToHaveAttributeAsync("data-drawn", Number(), new() { Timeout = 20_000 });

    public async Task AddAsync(string words)
    {
        var before = await Pens.CountAsync();
        await Search.FillAsync(words);
        await Expect(page.GetByRole(AriaRole.Option).First).ToBeVisibleAsync();
        await Search.PressAsync("Enter");
        await Expect(Pens).ToHaveCountAsync(before + 1);
        await ExpectDrawnAsync();
    }

    public async Task DragAsync(double from, double to)
    {
        var box = (await Plot.BoundingBoxAsync())!;
        await page.Mouse.MoveAsync(box.X + (float)(box.Width * from), box.Y + (box.Height / 2));
        await page.Mouse.DownAsync();
        await page.Mouse.MoveAsync(box.X + (float)(box.Width * to), box.Y + (box.Height / 2), new() { Steps = 5 });
        await page.Mouse.UpAsync();
    }

    public async Task ClickAsync(double at)
    {
        var box = (await Plot.BoundingBoxAsync())!;
        await page.Mouse.ClickAsync(box.X + (float)(box.Width * at), box.Y + (box.Height / 2));
    }

    [GeneratedRegex(@"\d+")]
    private static partial Regex Number();
}
