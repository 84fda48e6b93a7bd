using System.Globalization;
using AIoT.Twin.Modelling;
using AIoT.Twin.Telemetry.Import;
using Microsoft.AspNetCore.Components;

namespace AIoT.Twin.Web.Telemetry;

/// <summary>How a file is to be read: what was guessed, to be corrected.</summary>
public sealed partial class ImportReading(ITwinTreeSource twins) : ComponentBase
{
    static readonly string[] s_encodings = ["utf-8", "utf-16", "utf-16be", "gb18030", "windows-1252"];

    static readonly string[] s_formats =
    [
        "yyyy-MM-dd HH:mm:ss.f", "yyyy/MM/dd HH:mm:ss.f", "dd.MM.yyyy HH:mm:ss.f", "dd/MM/yyyy HH:mm:ss.f", "MM/dd/yyyy HH:mm:ss.f", "yyyyMMdd HHmmss.f",
        "epoch-s", "epoch-ms", "epoch-us", "epoch-ns",
    ];

    [Parameter, EditorRequired]
    public required ImportPlan Plan { get; set; }

    [Parameter]
    public EventCallback<ImportPlan> PlanChanged { get; set; }

    [Parameter, EditorRequired]
    public required IReadOnlyList<string> Lines { get; set; }

    /// <summary>The zones of the plant's own sites stand first.</summary>
    IEnumerable<string> Zones => twins.Tree.All.Where(t => t.Level is TwinLevel.Site).Select(t => twins.Tree.SiteOf(t.Id)?.Zone.Id).OfType<string>().Distinct().Append("UTC");

    Task SayAsync(ImportPlan plan) => PlanChanged.InvokeAsync(plan);

    static string Of(ChangeEventArgs e) => e.Value as string ?? "";

    static int Number(ChangeEventArgs e) => int.TryParse(Of(e), CultureInfo.InvariantCulture, out var number) ? Math.Clamp(number, 0, 1000) : 0;
}
