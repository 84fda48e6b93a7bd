using System.Globalization;
using AIoT.Twin.Telemetry.Analysis;
using AIoT.Twin.Web.Shell;
using Microsoft.AspNetCore.Http.HttpResults;

namespace AIoT.Twin.Web.Telemetry;

/// <summary>Figures over a span of a signal, computed by the historian; what each means is in docs/queries.md.</summary>
static class AnalysisApi
{
    const int FewestPoints = 3, MostPoints = 10_000, DefaultPoints = 500, MostRows = 10_000, DefaultRows = 1_000, MostSignals = 50;

    static readonly string[] s_comparisons = ["gt", "ge", "lt", "le", "eq", "ne"];

    public static void MapAnalysis(this IEndpointRouteBuilder api)
    {
        api.MapGet("/signals/{id:guid}/outline", OutlineAsync);
        api.MapGet("/signals/{id:guid}/first", FirstAsync);
        api.MapGet("/signals/{id:guid}/last", LastAsync);
        api.MapGet("/signals/{id:guid}/time-weighted", TimeWeightedAsync);
        api.MapGet("/signals/{id:guid}/durations", DurationsAsync);
        api.MapGet("/signals/{id:guid}/increase", IncreaseAsync);
        api.MapGet("/signals/{id:guid}/at", AtAsync);
        api.MapGet("/signals/aligned", AlignedAsync);
    }

    static async Task<IResult> OutlineAsync(
        HttpContext context, Guid id, [AsParameters] AnalysisQuery query, int? points, SignalReading reading, SignalFigures figures, CancellationToken cancellationToken)
    {
        if ((reading.Denied(context, id) ?? query.Wrong()) is { } refused)
            return refused;
        if (points is < FewestPoints or > MostPoints)
            return OutOfRange("points", "The number of points is out of range.", FewestPoints, MostPoints);
        return TypedResults.Ok(await figures.OutlineAsync(id, query, points ?? DefaultPoints, cancellationToken));
    }

    static Task<IResult> FirstAsync(
        HttpContext context, Guid id, [AsParameters] AnalysisQuery query, string when, double value, SignalReading reading, SignalFigures figures,
        CancellationToken cancellationToken) => FindAsync(reading.Denied(context, id), id, query, when, value, last: false, figures, cancellationToken);

    static Task<IResult> LastAsync(
        HttpContext context, Guid id, [AsParameters] AnalysisQuery query, string when, double value, SignalReading reading, SignalFigures figures,
        CancellationToken cancellationToken) => FindAsync(reading.Denied(context, id), id, query, when, value, last: true, figures, cancellationToken);

    static async Task<IResult> FindAsync(
        IResult? denied, Guid id, AnalysisQuery query, string when, double value, bool last, SignalFigures figures, CancellationToken cancellationToken)
    {
        if ((denied ?? query.Wrong()) is { } refused)
            return refused;
        if (Array.IndexOf(s_comparisons, when) is not (>= 0 and var comparison))
            return ApiProblem.Field("unknown-choice", "when", "There is no such comparison.", ("choices", s_comparisons));
        if (!double.IsFinite(value))
            return ApiProblem.Field("not-finite", "value", "The value is not a finite number.");
        return TypedResults.Ok(await figures.FindAsync(id, query, new ValueTest((Comparison)comparison, value), last, cancellationToken));
    }

    static async Task<IResult> TimeWeightedAsync(
        HttpContext context, Guid id, [AsParameters] AnalysisQuery query, SignalReading reading, SignalFigures figures, CancellationToken cancellationToken) =>
        reading.Denied(context, id) ?? query.Wrong() ?? TypedResults.Ok(await figures.TimeWeightedAsync(id, query, cancellationToken));

    static async Task<IResult> DurationsAsync(
        HttpContext context, Guid id, [AsParameters] AnalysisQuery query, SignalReading reading, SignalFigures figures, CancellationToken cancellationToken) =>
        reading.Denied(context, id) ?? query.Wrong() ?? TypedResults.Ok(await figures.DurationsAsync(id, query, cancellationToken));

    static async Task<IResult> IncreaseAsync(
        HttpContext context, Guid id, [AsParameters] AnalysisQuery query, double? modulus, SignalReading reading, SignalFigures figures,
        CancellationToken cancellationToken)
    {
        if ((reading.Denied(context, id) ?? query.Wrong()) is { } refused)
            return refused;
        if (modulus is { } m && !(m > 0 && double.IsFinite(m)))
            return ApiProblem.Field("out-of-range", "modulus", "A counter rolls over at more than 0.", ("larger-than", 0));
        return TypedResults.Ok(await figures.IncreaseAsync(id, query, modulus, cancellationToken));
    }

    static async Task<IResult> AtAsync(
        HttpContext context, Guid id, DateTimeOffset time, [AsParameters] AnalysisQuery query, SignalReading reading, SignalFigures figures,
        CancellationToken cancellationToken) =>
        reading.Denied(context, id) ?? query.Wrong() ?? TypedResults.Ok(await figures.AtAsync(id, time, query, cancellationToken));

    static async Task<IResult> AlignedAsync(
        HttpContext context, Guid[] signal, [AsParameters] AnalysisQuery query, double step, int? limit, string? cursor, SignalReading reading,
        SignalFigures figures, CancellationToken cancellationToken)
    {
        if (signal.Length is 0 or > MostSignals)
            return OutOfRange("signal", "The number of signals is out of range.", 1, MostSignals);
        if ((signal.Select(id => reading.Denied(context, id)).FirstOrDefault(d => d is not null) ?? query.Wrong()) is { } refused)
            return refused;
        if (!(step >= 0.001 && double.IsFinite(step)))
            return ApiProblem.Field("out-of-range", "step", "The clock ticks every millisecond at most.", ("smallest", 0.001));
        var from = ApiCursor.Read(cursor) is { } text && long.TryParse(text, CultureInfo.InvariantCulture, out var next) ? Math.Max(next, query.FromUs) : query.FromUs;
        var grid = new TimeGrid(from, query.ToUs, (long)Math.Min(step * 1e6, 1e17));
        return TypedResults.Ok(await figures.AlignAsync(signal, query, grid, Math.Clamp(limit ?? DefaultRows, 1, MostRows), cancellationToken));
    }

    static ProblemHttpResult OutOfRange(string field, string title, int smallest, int largest) =>
        ApiProblem.Field("out-of-range", field, title, ("smallest", smallest), ("largest", largest));
}
