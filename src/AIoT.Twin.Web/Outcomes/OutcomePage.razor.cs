using AIoT.Twin.Acquisition;
using AIoT.Twin.Governance;
using AIoT.Twin.Outcomes;
using AIoT.Twin.Outcomes.UseCases;
using AIoT.Twin.Web.Kit;
using AIoT.Twin.Web.Shell;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace AIoT.Twin.Web.Outcomes;

/// <summary>Why a use case stands where it stands: verdict, trend, figures with their rows, and how it is defined.</summary>
public sealed partial class OutcomePage(
    IOutcomeQueries outcomes, RetireUseCase retire, IAccess access, NavigationManager navigation, TimeProvider clock, OutcomeWords words,
    IStringLocalizer<OutcomesText> T, IStringLocalizer<RefusalText> common) : ComponentBase, IDisposable
{
    readonly CancellationTokenSource _leaving = new();
    UseCaseView? _view;
    DateTimeOffset _now;
    string? _refused;
    bool _loaded;
    bool _retiring;

    [CascadingParameter]
    public Caller Caller { get; set; }

    [Parameter]
    public Guid Id { get; set; }

    [SupplyParameterFromQuery(Name = "kpi")]
    public Guid? KpiId { get; set; }

    [SupplyParameterFromQuery(Name = "rows")]
    public string? Rows { get; set; }

    KpiView? Shown => _view?.Kpis.FirstOrDefault(k => k.Kpi.Id == KpiId) ?? (_view?.Kpis is [var primary, ..] ? primary : null);

    protected override async Task OnParametersSetAsync()
    {
        if (_loaded && _view?.UseCase.Id == Id)
            return;
        _now = clock.Now();
        _view = await outcomes.UseCaseAsync(Caller, Id, _leaving.Token);
        _loaded = true;
    }

    IReadOnlyList<Crumb> TrailOf(UseCaseView view) => [new(T["Outcomes.Title"], "/outcomes"), new(view.ScopePath)];

    bool MayWrite(UseCaseView view) => access.May(Caller, Permission.OutcomesWrite, view.UseCase.ScopeId);

    string Purpose(UseCaseView view) =>
        $"{T["Column.Owner"]}: {view.Owner ?? T["UnknownPerson"]} · {T["TargetDate"]}: {OutcomeWords.Day(view.UseCase.TargetDate)}"
        + (view.Stuck is null ? "" : $" · {T["Column.Stuck"]}: {words.Stuck(view, _now)}");

    string Address(Guid kpi, string? rows) =>
        navigation.GetUriWithQueryParameters(new Dictionary<string, object?> { ["kpi"] = kpi, ["rows"] = rows });

    // The table is in the address, so that a link shows what its sender saw.
    void ShowRows(string? table)
    {
        if (Shown is { } kpi)
            navigation.NavigateTo(Address(kpi.Kpi.Id, table), replace: table is null);
    }

    async Task RetireAsync()
    {
        switch (await retire.RunAsync(Caller, Id, _view?.UseCase.Version, _leaving.Token))
        {
            case UseCaseResult.Done:
                navigation.NavigateTo("/outcomes");
                break;
            case UseCaseResult.Refused refused:
                _refused = RefusalTexts.Of(refused.Why, T, common);
                break;
        }
    }

    public void Dispose()
    {
        _leaving.Cancel();
        _leaving.Dispose();
    }
}
