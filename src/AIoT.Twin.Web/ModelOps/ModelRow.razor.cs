using System.Globalization;
using AIoT.Twin.Governance;
using AIoT.Twin.Governance.Keys;
using AIoT.Twin.ModelOps;
using AIoT.Twin.ModelOps.Registry;
using AIoT.Twin.Web.Kit;
using AIoT.Twin.Web.Kit.Charts;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace AIoT.Twin.Web.ModelOps;

/// <summary>One model: its health, the version in use, and its residuals one click away.</summary>
public sealed partial class ModelRow(
    IModelOpsQueries queries, ModelWords words, Principals people, Downloads downloads, IStringLocalizer<ModelOpsText> T) : ComponentBase, IDisposable
{
    readonly CancellationTokenSource _leaving = new();
    IReadOnlyList<ModelScore>? _scores;
    bool _open;

    [CascadingParameter]
    public Caller Caller { get; set; }

    [Parameter, EditorRequired]
    public required ModelView View { get; set; }

    ModelWords Words => words;

    Principals People => people;

    TimeZoneInfo Zone => words.Zone(View.Model.TwinId);

    StatusTone Tone => View.Model.Health switch
    {
        ModelHealth.Healthy => StatusTone.Confirmed,
        ModelHealth.Changed => StatusTone.Attention,
        _ => StatusTone.Unknown,
    };

    IReadOnlyList<PlotLine> Lines => [new(T["Residual"], View.Model.Unit, [.. _scores!.Select(s => new PlotPoint(At(s.Day), s.Measured - s.Predicted))])];

    IReadOnlyList<PlotLevel> Levels => [new(0, T["Zero"])];

    IReadOnlyList<PlotMark> Marks =>
        View.Model.ChangeOn is { } on ? [new(At(View.InUse.From), At(View.InUse.To), T["Reference"]), new(At(on), null, T["ChangeOn"])] : [new(At(View.InUse.From), At(View.InUse.To), T["Reference"])];

    DateTimeOffset At(DateOnly day)
    {
        var noon = day.ToDateTime(new TimeOnly(12, 0));
        return new(noon, Zone.GetUtcOffset(noon));
    }

    static string Day(DateOnly day) => day.ToString("d MMM yyyy", CultureInfo.CurrentCulture);

    async Task ToggleAsync()
    {
        _scores ??= await queries.ScoresAsync(Caller, View.Model.Id, _leaving.Token) ?? [];
        _open = !_open;
    }

    async Task DownloadAsync()
    {
        _scores ??= await queries.ScoresAsync(Caller, View.Model.Id, _leaving.Token) ?? [];
        RowColumn<ModelScore>[] columns =
        [
            new(T["Day"], s => s.Day), new(T["Measured"], s => s.Measured), new(T["Predicted"], s => s.Predicted), new(T["Residual"], s => s.Measured - s.Predicted),
        ];
        await downloads.SaveAsync(CsvFile.Of("model-scores", _scores, columns, Zone, words.IsSample(View.Model.TwinId)));
    }

    public void Dispose()
    {
        _leaving.Cancel();
        _leaving.Dispose();
    }
}
