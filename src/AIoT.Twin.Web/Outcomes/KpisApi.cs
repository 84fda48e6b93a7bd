using System.Globalization;
using AIoT.Twin.Acquisition;
using AIoT.Twin.Governance;
using AIoT.Twin.Outcomes;
using AIoT.Twin.Outcomes.UseCases;
using AIoT.Twin.Web.Shell;

namespace AIoT.Twin.Web.Outcomes;

static class KpisApi
{
    public static void MapKpis(this IEndpointRouteBuilder api)
    {
        api.MapGet("/kpi-kinds", Kinds);
        api.MapGet("/use-cases/{id:guid}/kpis/{kpiId:guid}/values", ValuesAsync);
        api.MapGet("/use-cases/{id:guid}/kpis/{kpiId:guid}/rows", RowsAsync);
        api.MapPost("/use-cases/{id:guid}/kpis/{kpiId:guid}/adjust", AdjustAsync);
    }

    static IResult Kinds(HttpContext context, Catalog<IKpiKind> kinds, IAccess access) =>
        access.MayAnywhere(context.Caller(), Permission.OutcomesRead)
        ? TypedResults.Ok(kinds.All.Select(k => new KindModel(k.Name, k.Unit, k.WorthPer, k.LeastBaselineWeeks, k.Roles, k.Settings)))
        : ApiProblem.Forbidden(nameof(Permission.OutcomesRead));

    static async Task<IResult> ValuesAsync(HttpContext context, Guid id, Guid kpiId, IOutcomeQueries outcomes,
        CancellationToken cancellationToken) =>
        await FindAsync(context, id, kpiId, outcomes, cancellationToken) is { } value
            ? TypedResults.Ok(OutcomeModels.Value(value))
            : ApiProblem.NotFound("KPI");

    static async Task<IResult> RowsAsync(
        HttpContext context, Guid id, Guid kpiId, string? table, string? cursor, int? limit, IOutcomeQueries outcomes,
        CancellationToken cancellationToken)
    {
        if (await FindAsync(context, id, kpiId, outcomes, cancellationToken) is not { } value)
            return ApiProblem.NotFound("KPI");
        if ((table is null ? value.Tables[0] : value.Tables.FirstOrDefault(t => t.Name == table)) is not { } found)
            return ApiProblem.NotFound("table");
        var start = int.TryParse(ApiCursor.Read(cursor), NumberStyles.None, CultureInfo.InvariantCulture, out var position) ? position : 0;
        var rows = found.Rows.Skip(start).Take(ApiCursor.Limit(limit)).ToList();
        var next = start + rows.Count < found.Rows.Count ? ApiCursor.Of((start + rows.Count).ToString(CultureInfo.InvariantCulture)) : null;
        return TypedResults.Ok(new RowsModel(found.Name, found.Columns, rows, next));
    }

    static async Task<IResult> AdjustAsync(
        HttpContext context, Guid id, Guid kpiId, AdjustKpiModel model, AdjustKpi adjust, IOutcomeQueries outcomes,
        CancellationToken cancellationToken)
    {
        var wanted = new KpiAdjustment(model.BaselineFrom, model.BaselineTo, model.ChangeOn, model.TargetChange);
        var result = await adjust.RunAsync(context.Caller(), kpiId, wanted, model.Reason, context.ExpectedVersion(), cancellationToken);
        return await UseCasesApi.ChangedAsync(context, result, outcomes, cancellationToken);
    }

    static async Task<KpiValue?> FindAsync(HttpContext context, Guid id, Guid kpiId, IOutcomeQueries outcomes,
        CancellationToken cancellationToken) =>
        (await outcomes.UseCaseAsync(context.Caller(), id, cancellationToken))?.Kpis.FirstOrDefault(k => k.Kpi.Id == kpiId)?.Value;
}
