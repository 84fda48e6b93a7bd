namespace AIoT.Twin.Web.Kit.Charts;

/// <summary>The script's half of one chart.</summary>
sealed class PlotCanvas(ScriptModule module, ScriptModule plot) : IAsyncDisposable
{
    public static async Task<PlotCanvas> MakeAsync(ScriptModules scripts, params object?[] arguments)
    {
        var module = await scripts.LoadAsync("plot");
        return new PlotCanvas(module, await module.MakeAsync("create", arguments));
    }

    public ValueTask<int> WidthAsync() => plot.AskAsync<int>("width");

    public ValueTask SetAsync(IReadOnlyList<IReadOnlyList<PlotPoint>> lines, DateTimeOffset from, DateTimeOffset to, DateTimeOffset? now) =>
        plot.CallAsync("set", PlotBytes.Of(lines), PlotBytes.Seconds(from), PlotBytes.Seconds(to), now is { } time ? PlotBytes.Seconds(time) : null);

    public ValueTask AppendAsync(IReadOnlyList<IReadOnlyList<PlotPoint>> lines, DateTimeOffset now) =>
        plot.CallAsync("append", PlotBytes.Of(lines), PlotBytes.Seconds(now));

    public async ValueTask DisposeAsync()
    {
        await plot.CallAsync("dispose");
        await plot.DisposeAsync();
        await module.DisposeAsync();
    }
}
