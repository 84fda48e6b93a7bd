using AIoT.Twin.Outcomes;

namespace AIoT.Twin.Web.Outcomes;

sealed record KpiValueModel(
    KpiSummaryModel Summary, IReadOnlyList<FigureModel> Figures, IReadOnlyList<KpiShowing> CanBeShown, IReadOnlyList<TrendPointModel> Trend,
    BaselineModel? Model, IReadOnlyList<TableModel> Tables);

sealed record FigureModel(string Code, string Unit, double? Value, EstimateModel? Range, string Table);

sealed record TrendPointModel(DateTimeOffset From, DateTimeOffset To, double? Value, double? Expected, double KnownShare);

sealed record TableModel(string Name, int Rows, IReadOnlyList<KpiColumn> Columns);

sealed record RowsModel(string Table, IReadOnlyList<KpiColumn> Columns, IReadOnlyList<IReadOnlyList<object?>> Items, string? NextCursor);

sealed record BaselineModel(
    string Version, DateOnly From, DateOnly To, int Days, double Base, double? PerUnit, double? PerHeatingDegree,
    double? PerCoolingDegree, double? HeatingBelow,
    double? CoolingAbove, double CvRmse, double Nmbe, double R2Adjusted, double Rho);

sealed record KindModel(string Name, string Unit, string WorthPer, int LeastBaselineWeeks,
    IReadOnlyList<KpiRole> Roles, IReadOnlyList<KpiSetting> Settings);
