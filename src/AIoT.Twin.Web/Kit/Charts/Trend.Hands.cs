using Microsoft.JSInterop;

namespace AIoT.Twin.Web.Kit.Charts;

// What a person does to it.
public sealed partial class Trend
{
    async Task ChooseAsync(string? typed)
    {
        _text = typed?.Trim() ?? "";
        _wrong = TimeRange.Parse(_text, _zone, Now) is null;
        if (_wrong || _text == _range)
            return;

        _before.Push(_range!);
        await GoAsync(_text);
    }

    async Task GoAsync(string range)
    {
        _parameterRange = _range = _text = range;
        await RangeChanged.InvokeAsync(range);
        await ReloadAsync();
    }

    Task GoToLastAsync() => _lastData is { } last && Parsed?.Resolve(_zone, Now) is var (from, to)
        ? ChooseAsync(TimeRange.Of(last - (to - from) / 2, last + (to - from) / 2, _zone).ToString())
        : Task.CompletedTask;

    /// <summary>Shows a longer or a shorter span around its middle.</summary>
    public ValueTask ZoomByAsync(double factor) => _canvas?.ZoomAsync(factor) ?? ValueTask.CompletedTask;

    /// <summary>Shows what lies beside it, by a share of the span.</summary>
    public ValueTask PanByAsync(double share) => _canvas?.PanAsync(share) ?? ValueTask.CompletedTask;

    /// <summary>A span was dragged over.</summary>
    [JSInvokable]
    public async Task ZoomAsync(double from, double to)
    {
        await ChooseAsync(TimeRange.Of(PlotBytes.Time(from), PlotBytes.Time(to), _zone).ToString());
        StateHasChanged();
    }

    [JSInvokable]
    public async Task BackAsync()
    {
        if (_before.TryPop(out var range))
            await GoAsync(range);
        StateHasChanged();
    }

    [JSInvokable]
    public Task CursorsAsync(double? a, double? b)
    {
        Cursors = _cursors = new(a is { } at ? PlotBytes.Time(at) : null, b is { } bt ? PlotBytes.Time(bt) : null);
        return CursorsChanged.InvokeAsync(Cursors);
    }
}
