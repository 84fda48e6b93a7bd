using AIoT.Twin.Acquisition;
using AIoT.Twin.Governance;
using AIoT.Twin.Modelling;
using AIoT.Twin.Outcomes;
using AIoT.Twin.Outcomes.UseCases;
using AIoT.Twin.Web.Kit;
using AIoT.Twin.Web.Shell;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace AIoT.Twin.Web.Outcomes;

/// <summary>Registers a use case with its KPIs; from then on the baselines are fixed.</summary>
public sealed partial class RegisterPage(
    RegisterUseCase register, IPrincipalQueries principals, ITwinTreeSource tree, IAccess access, Catalog<IKpiKind> kinds,
    NavigationManager navigation,
    IStringLocalizer<OutcomesText> T, IStringLocalizer<RefusalText> common) : ComponentBase, IDisposable
{
    readonly CancellationTokenSource _leaving = new();
    readonly IReadOnlyList<Crumb> _trail = [new(T["Outcomes.Title"], "/outcomes")];
    readonly List<KpiDraft> _kpis = [new()];
    IReadOnlyList<Choice> _people = [];
    string _statement = "";
    string _currency = "";
    string? _refused;
    Guid? _scope;
    Guid? _owner;
    Guid? _sponsor;
    DateTime? _targetDate;
    decimal? _unitAmount;
    bool _saving;

    [CascadingParameter]
    public Caller Caller { get; set; }

    // What one unit of the first KPI's kind is called.
    string WorthPer => T[$"Worth.{kinds.Find(_kpis[0].Kind)?.WorthPer}"];

    async Task ScopeChosenAsync()
    {
        if (_scope is not { } scope)
            return;
        if (tree.Tree.SiteOf(scope) is { } site && _currency.Length == 0)
            _currency = site.Currency;
        // Only who has a role there can own it; nobody else's name is shown.
        var places = tree.Tree.SelfAndAncestors(scope).Select(t => t.Id).ToHashSet();
        var there = (await principals.GrantsAsync(null, _leaving.Token)).Where(g => places.Contains(g.TwinId)).Select(g => g.PrincipalId)
            .ToHashSet();
        _people = [.. (await principals.PeopleAsync(_leaving.Token)).Where(p => !p.Disabled && there.Contains(p.Id))
            .Select(p => new Choice(p.Id, p.DisplayName))];
    }

    async Task RegisterAsync()
    {
        if (_saving || (_refused = Missing()) is not null)
            return;
        _saving = true;
        var result = await register.RunAsync(Caller, New(), _leaving.Token);
        _saving = false;
        if (result is UseCaseResult.Done done)
            navigation.NavigateTo($"/outcomes/{done.Id}");
        else if (result is UseCaseResult.Refused refused)
            _refused = RefusalTexts.Of(refused.Why, T, common);
    }

    string? Missing() =>
        _scope is null ? Incomplete(T["Form.Scope"])
        : _owner is null ? Incomplete(T["Form.Owner"])
        : _targetDate is null ? Incomplete(T["Form.TargetDate"])
        : _kpis.FindIndex(k => k.Finished() is null) is var first and >= 0
            ? Incomplete($"{T["Form.Kpi", first + 1]}: {MissingIn(_kpis[first])}")
            : null;

    string Incomplete(string field) => T["Form.Incomplete", field];

    string MissingIn(KpiDraft kpi) => T[
        kpi.Scope is null ? "Form.Line"
        : kpi.BaselineFrom is null ? "Form.BaselineFrom"
        : kpi.BaselineTo is null ? "Form.BaselineTo"
        : kpi.ChangeOn is null ? "Form.ChangeOn"
        : "Form.TargetChange"];

    NewUseCase New() => new(_scope!.Value, _statement, _owner!.Value, DateOnly.FromDateTime(_targetDate!.Value))
    {
        SponsorId = _sponsor,
        UnitValue = _unitAmount is { } amount ? new(amount, _currency.Trim().ToUpperInvariant()) : null,
        Kpis = [.. _kpis.Select(k => k.Finished()!)],
    };

    public void Dispose()
    {
        _leaving.Cancel();
        _leaving.Dispose();
    }
}
