using AIoT.Twin.Outcomes;

namespace AIoT.Twin.Web.Outcomes;

sealed record UnitValueModel(decimal Amount, string Currency);

sealed record KpiInputModel(string Role, Guid SignalId, bool Comparison = false);

sealed record NewKpiModel(
    string Kind, Guid ScopeId, DateOnly BaselineFrom, DateOnly BaselineTo, DateOnly ChangeOn, double TargetChange,
    IReadOnlyList<KpiInputModel> Inputs,
    Guid? ComparisonId = null, IReadOnlyDictionary<string, double>? Settings = null);

sealed record NewUseCaseModel(
    Guid ScopeId, string Statement, Guid OwnerId, DateOnly TargetDate, IReadOnlyList<NewKpiModel> Kpis, Guid? SponsorId = null,
    UnitValueModel? UnitValue = null);

sealed record EditUseCaseModel(
    string? Statement = null, Guid? OwnerId = null, Guid? SponsorId = null, DateOnly? TargetDate = null, UnitValueModel? UnitValue = null);

sealed record AdjustKpiModel(string Reason, DateOnly? BaselineFrom = null, DateOnly? BaselineTo = null, DateOnly? ChangeOn = null,
    double? TargetChange = null);

sealed record KpiDefinitionModel(
    Guid Id, int Position, string Kind, Guid ScopeId, string ScopeName, Guid? ComparisonId,
    IReadOnlyList<KpiInputModel> Inputs, IReadOnlyDictionary<string, double> Settings,
    DateOnly BaselineFrom, DateOnly BaselineTo, DateOnly ChangeOn, double TargetChange, string Direction);

sealed record UseCaseModel(
    Guid Id, Guid ScopeId, string Scope, bool Sample, string TimeZone, string Statement, Guid OwnerId, Guid? SponsorId,
    DateOnly TargetDate, UnitValueModel? UnitValue,
    DateTimeOffset Since, int Version, NoteModel? Stuck, string? StuckWho, IReadOnlyList<UseCaseKpiModel> Kpis);

sealed record UseCaseKpiModel(KpiDefinitionModel Definition, KpiSummaryModel? Value);

/// <summary>The figures of a KPI without its rows.</summary>
sealed record KpiSummaryModel(
    string Unit, DateTimeOffset ComputedAt, DateTimeOffset? Through, KpiSide Baseline, KpiSide Reporting, double? Target,
    EstimateModel? Change, ChangeVerdict ChangeVerdict,
    TargetVerdict TargetVerdict, double? TargetProbability, KpiMoney? MoneyPerYear, IReadOnlyList<NoteModel> Notes);

sealed record EstimateModel(double Value, double Low, double High, double Confidence);

sealed record NoteModel(string Code, IReadOnlyDictionary<string, string> Arguments);
