using AIoT.Twin.Governance;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.Localization;

namespace AIoT.Twin.Web.Telemetry.Trends;

/// <summary>Adds pens by words of their name and place, one after another.</summary>
public sealed partial class TrendSearch(TrendFinder finder, IStringLocalizer<TrendsText> text) : ComponentBase
{
    const int Most = 12;

    readonly string _id = $"trend-search-{Guid.NewGuid():n}";
    ElementReference _input;
    IReadOnlyList<FoundSignal> _found = [];
    string _words = "";
    int _at;

    [CascadingParameter]
    public Caller Caller { get; set; }

    [Parameter, EditorRequired]
    public required IReadOnlyList<Guid> Chosen { get; set; }

    [Parameter]
    public EventCallback<Guid> OnTake { get; set; }

    /// <summary>Takes the cursor when the page opens.</summary>
    [Parameter]
    public bool Focused { get; set; }

    IStringLocalizer<TrendsText> Text => text;

    bool Full => Chosen.Count >= TrendState.Most;

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender && Focused)
            await _input.FocusAsync();
    }

    void Look() => (_found, _at) = (finder.Find(Caller, _words, Most), 0);

    async Task KeyAsync(KeyboardEventArgs key)
    {
        if (key.Key is "Escape")
            Clear();
        if (_found.Count == 0)
            return;
        if (key.Key is "Enter")
            await TakeAsync(_found[_at]);
        else if (key.Key is "ArrowDown" or "ArrowUp")
            _at = (_at + (key.Key is "ArrowDown" ? 1 : _found.Count - 1)) % _found.Count;
    }

    async Task TakeAsync(FoundSignal found)
    {
        Clear();
        await OnTake.InvokeAsync(found.Signal.Id);
    }

    void Clear() => (_words, _found, _at) = ("", [], 0);
}
