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

    public ValueTask ConfigureAsync(PlotOptions options) => plot.CallAsync("configure", options);

    public ValueTask SetAsync(PlotOptions options, IReadOnlyList<IReadOnlyList<PlotPoint>> lines, DateTimeOffset from, DateTimeOffset to, DateTimeOffset? now) =>
        plot.CallAsync("set", options, PlotBytes.Of(lines), PlotBytes.Seconds(from), PlotBytes.Seconds(to), Seconds(now));

    public ValueTask AppendAsync(IReadOnlyList<IReadOnlyList<PlotPoint>> lines, DateTimeOffset now) =>
        plot.CallAsync("append", PlotBytes.Of(lines), PlotBytes.Seconds(now));

    public ValueTask MarkAsync(IEnumerable<PlotMark> marks) => plot.CallAsync("marks", PlotOptions.MarksOf(marks));

    public ValueTask PutCursorsAsync(DateTimeOffset? a, DateTimeOffset? b) => plot.CallAsync("cursors", Seconds(a), Seconds(b));

    public ValueTask ZoomAsync(double factor) => plot.CallAsync("zoom", factor);

    public ValueTask PanAsync(double share) => plot.CallAsync("pan", share);

    static double? Seconds(DateTimeOffset? time) => time is { } known ? PlotBytes.Seconds(known) : null;

    public async ValueTask DisposeAsync()
    {
        await plot.CallAsync("dispose");
        await plot.DisposeAsync();
        await module.DisposeAsync();
    }
}
