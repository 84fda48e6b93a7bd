using AIoT.Twin.Modelling;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace AIoT.Twin.Web.Dashboards;

/// <summary>Any signals over any span; the address is the whole state, so it can be shared.</summary>
public sealed partial class TrendsPage(ITwinTreeSource tree, NavigationManager navigation, IStringLocalizer<DashboardsText> text) : ComponentBase
{
    const int Most = 12;

    [SupplyParameterFromQuery]
    public string? Signals { get; set; }

    [SupplyParameterFromQuery]
    public string? Range { get; set; }

    IReadOnlyList<Guid> Pens { get; set; } = [];

    IStringLocalizer<DashboardsText> Text => text;

    bool Sample => Pens.Any(p => tree.Tree.Signal(p) is { } signal && tree.Tree.Find(signal.TwinId)?.Sample == true);

    protected override void OnParametersSet() => Pens =
        [.. (Signals ?? "").Split(',').Select(s => Guid.TryParse(s, out var id) ? id : Guid.Empty).Where(id => id != Guid.Empty).Distinct().Take(Most)];

    void Add(Guid? signal)
    {
        if (signal is { } pen)
            Go(Pens.Append(pen).Distinct());
    }

    void Go(IEnumerable<Guid> pens) => navigation.NavigateTo(navigation.GetUriWithQueryParameter("signals", string.Join(',', pens)));

    void Choose(string range) => navigation.NavigateTo(navigation.GetUriWithQueryParameter("range", range));

    string NameOf(Guid pen) => tree.Tree.Signal(pen) is { } signal ? $"{tree.Tree.Find(signal.TwinId)?.Name} · {signal.Name}" : text["Widget.Gone"];
}
