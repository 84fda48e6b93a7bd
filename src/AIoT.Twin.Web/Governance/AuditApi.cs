using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using AIoT.Twin.Governance;
using AIoT.Twin.Governance.Audit;
using AIoT.Twin.Web.Shell;

namespace AIoT.Twin.Web.Governance;

static class AuditApi
{
    const int ExportPage = 500;

    public static void MapAudit(this IEndpointRouteBuilder api)
    {
        api.MapGet("/audit", ListAsync);
        api.MapGet("/audit/{number:long}", GetAsync);
        api.MapGet("/audit/verify", VerifyAsync);
        api.MapGet("/audit/export", ExportAsync);
    }

    static async Task<IResult> ListAsync(
        HttpContext context, IAuditQueries audit, IAccess access, Guid? twin, Guid? by, string? code, bool? refused, DateTimeOffset? from, DateTimeOffset? to,
        string? cursor, int? limit, CancellationToken cancellationToken)
    {
        if (!access.MayAnywhere(context.Caller(), Permission.AuditRead))
            return ApiProblem.Forbidden(nameof(Permission.AuditRead));
        var filter = new AuditFilter { Twin = twin, By = by, Code = code, Refused = refused, From = from, To = to };
        var size = ApiCursor.Limit(limit);
        var rows = await audit.ListAsync(context.Caller(), filter, Position(cursor), size + 1, cancellationToken);
        var next = rows.Count > size ? ApiCursor.Of(rows[size - 1].Number.ToString(CultureInfo.InvariantCulture)) : null;
        return TypedResults.Ok(new ApiPage<AuditModel>([.. rows.Take(size).Select(Model)], next));
    }

    static async Task<IResult> GetAsync(HttpContext context, long number, IAuditQueries audit, CancellationToken cancellationToken) =>
        await audit.LeafAsync(context.Caller(), number, cancellationToken) is { } found
            ? TypedResults.Ok(new AuditLeafModel(Model(found.Row), found.Items.Select(i => new AuditItemModel(i.Entity, i.EntityId, Json(i.Before), Json(i.After)))))
            : ApiProblem.NotFound("audit record");

    // Recomputed from the first record to the last, so only for those who may read them all.
    static async Task<IResult> VerifyAsync(HttpContext context, AuditVerifier verifier, IAccess access, IScopeTree tree, CancellationToken cancellationToken) =>
        access.May(context.Caller(), Permission.AuditRead, tree.RootId)
            ? TypedResults.Ok(await verifier.RunAsync(cancellationToken))
            : ApiProblem.Forbidden(nameof(Permission.AuditRead));

    static IResult ExportAsync(HttpContext context, IAuditQueries audit, IAccess access, IScopeTree tree) =>
        access.May(context.Caller(), Permission.AuditRead, tree.RootId)
            ? TypedResults.Stream(body => WriteAsync(context, audit, body), "application/x-ndjson", "audit.ndjson")
            : ApiProblem.Forbidden(nameof(Permission.AuditRead));

    // One record a line, newest first, with everything a verifier elsewhere needs.
    static async Task WriteAsync(HttpContext context, IAuditQueries audit, Stream body)
    {
        var below = (long?)null;
        var json = new JsonSerializerOptions(JsonSerializerDefaults.Web);
        while (await audit.ListAsync(context.Caller(), new(), below, ExportPage, context.RequestAborted) is { Count: > 0 } rows)
        {
            foreach (var row in rows)
            {
                var leaf = await audit.LeafAsync(context.Caller(), row.Number, context.RequestAborted);
                var items = leaf?.Items.Select(i => new AuditItemModel(i.Entity, i.EntityId, Json(i.Before), Json(i.After)));
                await JsonSerializer.SerializeAsync(body, new AuditLeafModel(Model(row), items ?? []), json, context.RequestAborted);
                await body.WriteAsync("\n"u8.ToArray(), context.RequestAborted);
            }

            below = rows[^1].Number;
        }
    }

    static long? Position(string? cursor) =>
        long.TryParse(ApiCursor.Read(cursor), NumberStyles.None, CultureInfo.InvariantCulture, out var below) ? below : null;

    static JsonNode? Json(string? text) => text is null ? null : JsonNode.Parse(text);

    static AuditModel Model(AuditRow row) =>
        new(row.Number, row.Time, row.By.Id, row.By.Kind, row.Code, row.Twin, row.Arguments, row.Reason, row.Refused, row.Items, row.Hash);
}
