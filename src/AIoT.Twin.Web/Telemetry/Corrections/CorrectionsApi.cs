using System.Globalization;
using AIoT.Twin.Acquisition;
using AIoT.Twin.Modelling;
using AIoT.Twin.Telemetry.Corrections;
using AIoT.Twin.Web.Shell;

namespace AIoT.Twin.Web.Telemetry.Corrections;

/// <summary>What of history changed after it was stored, over HTTP.</summary>
static class CorrectionsApi
{
    public static void MapCorrections(this IEndpointRouteBuilder api)
    {
        api.MapGet("/corrections", ListAsync);
        api.MapGet("/signals/{id:guid}/revisions", RevisionsAsync);
    }

    static async Task<IResult> ListAsync(
        HttpContext context, ICorrectionQueries corrections, Guid? twin, Guid? signal, string? cursor, int? limit, CancellationToken cancellationToken)
    {
        var page = await corrections.ListAsync(context.Caller(), new CorrectionFilter(signal, twin, Position(cursor), ApiCursor.Limit(limit)), cancellationToken);
        return TypedResults.Ok(new ApiPage<CorrectionModel>([.. page.Items.Select(CorrectionModel.Of)], Cursor(page.Next)));
    }

    static async Task<IResult> RevisionsAsync(
        HttpContext context, Guid id, ICorrectionQueries corrections, SignalReading reading, ITwinTreeSource tree, DateTimeOffset? from, DateTimeOffset? to,
        string? cursor, int? limit, CancellationToken cancellationToken)
    {
        if (reading.Denied(context, id) is { } denied)
            return denied;
        var end = Math.Min(to?.ToMicroseconds() ?? long.MaxValue, Position(cursor) ?? long.MaxValue);
        var page = await corrections.RevisionsAsync(
            context.Caller(), id, from?.ToMicroseconds() ?? long.MinValue, end, ApiCursor.Limit(limit), cancellationToken);
        return TypedResults.Ok(new RevisionsModel(
            id, tree.Tree.Signal(id)!.Unit, page!.Times, page.Values, [.. page.Items.Select(RevisedTimeModel.Of)], Cursor(page.Before)));
    }

    static long? Position(string? cursor) => long.TryParse(ApiCursor.Read(cursor), CultureInfo.InvariantCulture, out var position) ? position : null;

    static string? Cursor(long? position) => position is { } next ? ApiCursor.Of(next.ToString(CultureInfo.InvariantCulture)) : null;
}
