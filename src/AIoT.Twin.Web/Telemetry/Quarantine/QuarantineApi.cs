using System.Globalization;
using System.Text;
using AIoT.Twin.Modelling;
using AIoT.Twin.Telemetry.Quarantine;
using AIoT.Twin.Web.Shell;

namespace AIoT.Twin.Web.Telemetry.Quarantine;

/// <summary>What was refused over HTTP: groups, rows, tried again, discarded, as a file.</summary>
static class QuarantineApi
{
    public static void MapQuarantine(this RouteGroupBuilder api)
    {
        var quarantine = api.MapGroup("/quarantine");
        quarantine.MapGet("/", GroupsAsync);
        quarantine.MapGet("/dropped", async (HttpContext context, IQuarantineQueries queries, CancellationToken cancellationToken) =>
            TypedResults.Ok(new ApiPage<QuarantineDrop>(await queries.DroppedAsync(context.Caller(), cancellationToken), null)));
        quarantine.MapGet("/{group}/rows", RowsAsync);
        quarantine.MapGet("/{group}/csv", CsvAsync);
        quarantine.MapPost("/{group}/preview", PreviewAsync);
        quarantine.MapPost("/{group}/retry", RetryAsync);
        quarantine.MapPost("/{group}/discard", DiscardAsync);
    }

    static async Task<IResult> GroupsAsync(HttpContext context, IQuarantineQueries queries, string? cursor, int? limit, CancellationToken cancellationToken)
    {
        var size = ApiCursor.Limit(limit);
        var after = ApiCursor.Read(cursor);
        var all = (await queries.GroupsAsync(context.Caller(), cancellationToken)).OrderBy(g => g.Id, StringComparer.Ordinal);
        var page = all.Where(g => after is null || string.CompareOrdinal(g.Id, after) > 0).Take(size + 1).ToList();
        return TypedResults.Ok(new ApiPage<QuarantineGroupModel>(
            [.. page.Take(size).Select(QuarantineGroupModel.Of)], page.Count > size ? ApiCursor.Of(page[size - 1].Id) : null));
    }

    static async Task<IResult> RowsAsync(
        HttpContext context, string group, IQuarantineQueries queries, string? cursor, int? limit, CancellationToken cancellationToken)
    {
        if (QuarantineKey.Parse(group) is not { } key || await queries.FindAsync(context.Caller(), key, cancellationToken) is null)
            return ApiProblem.NotFound("group of refused samples");
        var size = ApiCursor.Limit(limit);
        long? below = long.TryParse(ApiCursor.Read(cursor), CultureInfo.InvariantCulture, out var id) ? id : null;
        var rows = await queries.RowsAsync(context.Caller(), key, below, size + 1, cancellationToken);
        return TypedResults.Ok(new ApiPage<QuarantineRowModel>(
            [.. rows.Take(size).Select(QuarantineRowModel.Of)],
            rows.Count > size ? ApiCursor.Of(rows[size - 1].Id.ToString(CultureInfo.InvariantCulture)) : null));
    }

    static async Task<IResult> CsvAsync(
        HttpContext context, string group, IQuarantineQueries queries, ITwinTreeSource tree, QuarantineCsv csv, CancellationToken cancellationToken)
    {
        if (QuarantineKey.Parse(group) is not { } key || await queries.FindAsync(context.Caller(), key, cancellationToken) is not { } found)
            return ApiProblem.NotFound("group of refused samples");
        var sample = tree.Tree.Find(found.From.Twin)?.Sample == true;
        var zone = tree.Tree.SiteOf(found.From.Twin)?.Zone ?? TimeZoneInfo.Utc;
        var file = csv.Of(found, await queries.RowsAsync(context.Caller(), key, null, QuarantineCsv.Most, cancellationToken), zone, sample);
        byte[] bytes = [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(file.Content)];
        return Results.File(bytes, "text/csv; charset=utf-8", file.Name);
    }

    static Task<IResult> PreviewAsync(
        HttpContext context, string group, QuarantineRetryModel body, RetryQuarantined retry, CancellationToken cancellationToken) =>
        AnswerAsync(group, body.UpTo, body.Rows, selection => retry.PreviewAsync(context.Caller(), selection, FixOf(body), cancellationToken));

    static Task<IResult> RetryAsync(
        HttpContext context, string group, QuarantineRetryModel body, RetryQuarantined retry, CancellationToken cancellationToken) =>
        AnswerAsync(group, body.UpTo, body.Rows, selection => retry.RunAsync(context.Caller(), selection, FixOf(body), cancellationToken));

    static Task<IResult> DiscardAsync(
        HttpContext context, string group, QuarantineDiscardModel body, DiscardQuarantined discard, CancellationToken cancellationToken) =>
        AnswerAsync(group, body.UpTo, body.Rows, selection => discard.RunAsync(context.Caller(), selection, body.Reason, cancellationToken));

    static QuarantineFix FixOf(QuarantineRetryModel body) => new()
    {
        Shift = TimeSpan.FromSeconds(Math.Clamp(body.ShiftSeconds, -1e11, 1e11)),
        Signal = body.Signal,
        Value = body.Value,
        Given = body.Given,
    };

    static async Task<IResult> AnswerAsync(string group, long? upTo, IReadOnlyList<long>? rows, Func<QuarantineSelection, Task<QuarantineResult>> act) =>
        QuarantineKey.Parse(group) is not { } key ? ApiProblem.NotFound("group of refused samples")
        : await act(new QuarantineSelection(key, upTo ?? long.MaxValue, rows)) switch
        {
            QuarantineResult.Previewed previewed => TypedResults.Ok(previewed.Preview),
            QuarantineResult.Retried retried => TypedResults.Ok(retried.Outcome),
            QuarantineResult.Discarded discarded => TypedResults.Ok(new { discarded.Rows }),
            QuarantineResult.Refused refused => ApiProblem.From<QuarantineText>(refused.Why),
            _ => throw new InvalidOperationException(),
        };
}
