using System.Globalization;
using AIoT.Twin.Governance;
using AIoT.Twin.Telemetry.Lake;
using AIoT.Twin.Web.Shell;

namespace AIoT.Twin.Web.Telemetry;

sealed record LakeQueryJson(string Sql, int? Rows = null);

sealed record LakeAnswerJson(IReadOnlyList<string> Columns, IReadOnlyList<IReadOnlyList<object?>> Rows, bool Cut, double Milliseconds, int LeftOut);

/// <summary>The data lake over HTTP: what is in it, its files, and questions in SQL.</summary>
static class LakeApi
{
    public static void MapLake(this RouteGroupBuilder api)
    {
        var lake = api.MapGroup("/lake");
        lake.MapGet("/", Status);
        lake.MapGet("/sites", (HttpContext context, ILakeQueries queries) => TypedResults.Ok(queries.Readable(context.Caller())));
        lake.MapGet("/files", (HttpContext context, LakeFiles files, Guid? site, DateOnly? from, DateOnly? to) => TypedResults.Ok(files.Of(context.Caller(), site, from, to)));
        lake.MapGet("/files/{site:guid}/{day}/{name}", Download);
        lake.MapPost("/query", QueryAsync);
        lake.MapPost("/export", ExportAsync);
        lake.MapPost("/verify", VerifyAsync);
    }

    static IResult Status(HttpContext context, ILakeQueries queries) =>
        queries.Status(context.Caller()) is { } status ? TypedResults.Ok(status) : ApiProblem.Forbidden(nameof(Permission.SystemRead));

    static IResult Download(HttpContext context, LakeFiles files, Guid site, DateOnly day, string name) =>
        files.PathOf(context.Caller(), new LakeKey(site, day), name) is { } path
            ? TypedResults.PhysicalFile(path, "application/vnd.apache.parquet", name, enableRangeProcessing: true)
            : ApiProblem.NotFound("file");

    static async Task<IResult> QueryAsync(HttpContext context, LakeQueryJson body, LakeSql sql, LakeOptions options, string? format, CancellationToken cancellationToken)
    {
        var most = Math.Min(body.Rows ?? options.QueryRows, options.ApiRows);
        return await sql.RunAsync(context.Caller(), body.Sql, most, cancellationToken) switch
        {
            LakeSqlResult.Answered a when format == "csv" => TypedResults.Text(LakeCsv.Of(a, sample: false).Content, "text/csv"),
            LakeSqlResult.Answered a => TypedResults.Ok(new LakeAnswerJson(a.Columns, [.. a.Rows.Select(Json)], a.Cut, a.Took.TotalMilliseconds, a.LeftOut)),
            LakeSqlResult.Failed f => ApiProblem.Of(
                f.Code is "sql-too-slow" or "sql-too-large" ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status400BadRequest, f.Code, English(f.Code), ("detail", f.Detail)),
            LakeSqlResult.Refused r => ApiProblem.From<LakeText>(r.Why),
            _ => throw new InvalidOperationException(),
        };
    }

    // JSON has no word for what is no finite number.
    static object?[] Json(IReadOnlyList<object?> row) => [.. row.Select(c => c is double number && !double.IsFinite(number) ? null : c)];

    static string English(string code) => RefusalTexts.English<LakeText>(Refusal.Invalid(code, "sql")) ?? string.Create(CultureInfo.InvariantCulture, $"{code}");

    static async Task<IResult> ExportAsync(HttpContext context, ExportLake export, ILakeQueries queries, CancellationToken cancellationToken) =>
        await export.RunAsync(context.Caller(), cancellationToken) ? TypedResults.Ok(queries.Status(context.Caller())) : ApiProblem.Forbidden(nameof(Permission.SystemRead));

    static async Task<IResult> VerifyAsync(HttpContext context, LakeVerify verify, CancellationToken cancellationToken) =>
        await verify.RunAsync(context.Caller(), cancellationToken) is { } faults ? TypedResults.Ok(faults) : ApiProblem.Forbidden(nameof(Permission.SystemRead));
}
