using System.Globalization;
using AIoT.Twin.Modelling;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace AIoT.Twin.Web.Telemetry.Trends;

/// <summary>How the pens are shown and what they are compared with.</summary>
public sealed partial class TrendOptions(ITwinTreeSource tree, IStringLocalizer<TrendsText> text) : ComponentBase
{
    static readonly string[] s_periods = ["1h", "8h", "1d", "7d", "28d", "1M", "1y"];

    [Parameter, EditorRequired]
    public required TrendState State { get; set; }

    [Parameter]
    public EventCallback<TrendState> StateChanged { get; set; }

    [Parameter]
    public (TwinNode Own, IReadOnlyList<TrendSister> Others)? Sisters { get; set; }

    [Parameter, EditorRequired]
    public required IReadOnlyList<string> MarkKinds { get; set; }

    IStringLocalizer<TrendsText> Text => text;

    IEnumerable<string> Periods => State.Earlier is { } own && !s_periods.Contains(own) ? [own, .. s_periods] : s_periods;

    RenderFragment Pens(int chosen) => builder =>
    {
        for (var i = 0; i < State.Pens.Count; i++)
        {
            builder.OpenElement(0, "option");
            builder.SetKey(i);
            builder.AddAttribute(1, "value", i.ToString(CultureInfo.InvariantCulture));
            builder.AddAttribute(2, "selected", i == chosen);
            builder.AddContent(3, $"{i + 1}  {tree.Tree.Signal(State.Pens[i].Signal)?.Name}");
            builder.CloseElement();
        }
    };

    // Its own name says nothing where every line has a filler.
    string NameOf(TwinNode twin) => string.Join(" / ", tree.Tree.SelfAndAncestors(twin.Id).Take(2).Select(t => t.Name).Reverse());

    static string? Given(ChangeEventArgs value) => value.Value?.ToString() is { Length: > 0 } given ? given : null;

    static T Of<T>(ChangeEventArgs value) where T : struct, Enum => Enum.TryParse<T>(Given(value), out var chosen) ? chosen : default;

    static int Number(ChangeEventArgs value) => int.TryParse(Given(value), CultureInfo.InvariantCulture, out var number) ? number : 0;

    Task SetAsync(TrendState state) => StateChanged.InvokeAsync(state);

    Task SwapAsync(IReadOnlyList<TrendSister> others, ChangeEventArgs value) =>
        Guid.TryParse(Given(value), out var id) && others.FirstOrDefault(o => o.Twin.Id == id) is { } sister ? SetAsync(State.Swap(sister.Signals)) : Task.CompletedTask;

    Task ToggleAsync(string kind) =>
        SetAsync(State with { Without = State.Without.Contains(kind) ? [.. State.Without.Where(k => k != kind)] : [.. State.Without, kind] });
}
