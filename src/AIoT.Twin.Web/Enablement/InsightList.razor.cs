using AIoT.Twin.Enablement.Insights;
using AIoT.Twin.Governance;
using Microsoft.AspNetCore.Components;

namespace AIoT.Twin.Web.Enablement;

/// <summary>Insights one below the other; who has them on the screen has seen them.</summary>
public sealed partial class InsightList(SeeInsight see) : ComponentBase, IDisposable
{
    readonly CancellationTokenSource _leaving = new();
    readonly HashSet<Guid> _told = [];

    [CascadingParameter]
    public Caller Caller { get; set; }

    [Parameter, EditorRequired]
    public required IReadOnlyList<InsightView>? Insights { get; set; }

    [Parameter, EditorRequired]
    public required string EmptyText { get; set; }

    [Parameter]
    public string? EmptyDetail { get; set; }

    [Parameter]
    public string? ActionText { get; set; }

    [Parameter]
    public string? ActionHref { get; set; }

    [Parameter]
    public EventCallback OnChanged { get; set; }

    // Only once the page is alive: what was prerendered for nobody has not been seen.
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        var fresh = (Insights ?? []).Where(i => i.IsOpen && _told.Add(i.Id)).Select(i => i.Id).ToList();
        try
        {
            await see.RunAsync(Caller, fresh, _leaving.Token);
        }
        catch (OperationCanceledException)
        {
            // The page was left.
        }
    }

    public void Dispose()
    {
        _leaving.Cancel();
        _leaving.Dispose();
    }
}
