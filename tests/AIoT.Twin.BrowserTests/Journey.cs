namespace AIoT.Twin.BrowserTests;

/// <summary>A way through the application. However it ends, no visit may have asked another host or said an error.</summary>
public abstract class Journey(Browser browser) : IAsyncDisposable
{
    // artifacts/bin/AIoT.Twin.BrowserTests/release -> artifacts/screenshots
    static readonly string s_screenshots = Path.Combine(AppContext.BaseDirectory, "..", "..", "..", "screenshots");

    readonly List<Visit> _visits = [];

    protected Browser Browser => browser;

    protected async Task<Visit> VisitAsync(Person? person, string path, int width = 1440, int height = 900)
    {
        var visit = await browser.VisitAsync(person, path, width, height);
        _visits.Add(visit);
        return visit;
    }

    /// <summary>Photographs what is in the window.</summary>
    protected static Task PhotographAsync(IPage page, string name) => page.ScreenshotAsync(new() { Path = Path.Combine(s_screenshots, $"{name}.png") });

    protected static async Task ExpectNoSidewaysScrollAsync(IPage page) =>
        Assert.Equal(0, await page.EvaluateAsync<int>("Math.max(0, ...[document.documentElement, ...document.querySelectorAll('.body')].map(e => e.scrollWidth - e.clientWidth))"));

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        var failed = TestContext.Current.TestState?.Result is TestResult.Failed;
        foreach (var (visit, number) in _visits.Select((v, i) => (v, i)))
        {
            if (failed)
                await PhotographAsync(visit.Page, $"failed/{TestContext.Current.TestMethod?.MethodName}-{number}");
            await visit.DisposeAsync();
        }

        Assert.Empty(_visits.SelectMany(v => v.Faults));
    }
}
