using AIoT.Twin.Telemetry.Quarantine;
using Microsoft.AspNetCore.Components;

namespace AIoT.Twin.Web.Telemetry.Quarantine;

/// <summary>Refused values one by one, to choose some of them.</summary>
public sealed partial class QuarantineRows : ComponentBase
{
    [Parameter, EditorRequired]
    public required IReadOnlyList<QuarantinedRow> Rows { get; set; }

    [Parameter, EditorRequired]
    public required ISet<long> Chosen { get; set; }

    [Parameter]
    public bool MayChoose { get; set; }

    [Parameter]
    public TimeZoneInfo Zone { get; set; } = TimeZoneInfo.Utc;

    [Parameter]
    public EventCallback OnChosen { get; set; }

    bool AllChosen => Rows.Any(r => !r.IsCount) && Rows.All(r => r.IsCount || Chosen.Contains(r.Id));

    Task ChooseAsync(long id)
    {
        if (!Chosen.Remove(id))
            Chosen.Add(id);
        return OnChosen.InvokeAsync();
    }

    Task ChooseAllAsync()
    {
        if (AllChosen)
            Chosen.Clear();
        else
            Chosen.UnionWith(Rows.Where(r => !r.IsCount).Select(r => r.Id));
        return OnChosen.InvokeAsync();
    }
}
