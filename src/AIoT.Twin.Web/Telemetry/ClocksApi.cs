using AIoT.Twin.Acquisition;
using AIoT.Twin.Telemetry.Sources.Clocks;
using AIoT.Twin.Web.Shell;

namespace AIoT.Twin.Web.Telemetry;

/// <summary>Clocks of those who send samples over HTTP: how they stand, when they were set, what is allowed.</summary>
static class ClocksApi
{
    static readonly TimeSpan s_usual = TimeSpan.FromDays(30);

    public static void MapClocks(this IEndpointRouteBuilder api)
    {
        api.MapGet("/clocks", AllAsync);
        api.MapGet("/clocks/jumps", JumpsAsync);
        api.MapPut("/sources/{id:guid}/clock", LimitAsync);
    }

    static async Task<IResult> AllAsync(HttpContext context, IClockQueries clocks, string? cursor, int? limit, CancellationToken cancellationToken)
    {
        var size = ApiCursor.Limit(limit);
        var after = ApiCursor.Read(cursor);
        var all = (await clocks.AllAsync(context.Caller(), cancellationToken)).OrderBy(c => c.Offset.Producer, StringComparer.Ordinal);
        var page = all.Where(c => after is null || string.CompareOrdinal(c.Offset.Producer, after) > 0).Take(size + 1).ToList();
        return TypedResults.Ok(new ApiPage<ClockModel>(
            [.. page.Take(size).Select(ClockModel.Of)], page.Count > size ? ApiCursor.Of(page[size - 1].Offset.Producer) : null));
    }

    static async Task<IResult> JumpsAsync(
        HttpContext context, IClockQueries clocks, TimeProvider clock, DateTimeOffset? since, int? limit, CancellationToken cancellationToken) =>
        TypedResults.Ok(new ApiPage<ClockJumpModel>(
            [.. (await clocks.JumpsAsync(context.Caller(), since ?? clock.Now() - s_usual, ApiCursor.Limit(limit), cancellationToken)).Select(ClockJumpModel.Of)], null));

    static async Task<IResult> LimitAsync(
        HttpContext context, LimitClock limits, SourcesTexts texts, Guid id, ClockLimitsModel body, CancellationToken cancellationToken) =>
        SourcesApi.Answer(
            context, texts,
            await limits.RunAsync(
                context.Caller(), id, context.ExpectedVersion(), Span(body.AllowedAheadSeconds), Span(body.AllowedBehindSeconds), cancellationToken));

    // Beyond every limit there is, so that the limits are what is said.
    static TimeSpan? Span(double? seconds) => seconds is { } given ? TimeSpan.FromSeconds(Math.Clamp(given, -1e9, 1e9)) : null;
}
