using System.Globalization;
using AIoT.Twin.Acquisition;
using AIoT.Twin.Web.Shell;
using Microsoft.AspNetCore.Http.HttpResults;

namespace AIoT.Twin.Web.Telemetry;

/// <summary>Samples over HTTP: written in batches, read raw, as a window, or the newest.</summary>
static class SamplesApi
{
    const int MostSamples = 10_000, MostPoints = 10_000;

    static readonly TimeSpan s_defaultSpan = TimeSpan.FromHours(1);

    public static void MapSamples(this IEndpointRouteBuilder api)
    {
        api.MapPost("/samples", WriteAsync);
        api.MapGet("/signals/{id:guid}/latest", LatestAsync);
        api.MapGet("/signals/{id:guid}/samples", ReadAsync);
        api.MapGet("/signals/{id:guid}/window", WindowAsync);
    }

    static async Task<IResult> WriteAsync(
        HttpContext context, SamplesModel body, PostedSamples posted, ISampleSink sink, CancellationToken cancellationToken)
    {
        var ack = new AwaitableAck();
        var (batch, problem) = await posted.ReadAsync(context.Caller(), body, ack, cancellationToken);
        if (batch is null)
            return problem!;
        await sink.WriteAsync(batch, cancellationToken);
        return await ack.Outcome.WaitAsync(cancellationToken) switch
        {
            BatchOutcome.Accepted { Receipt: var r } => TypedResults.Ok(new ReceiptModel(r.Stored, r.Duplicates, r.Revised, r.Quarantined, r.Duplicate)),
            BatchOutcome.Refused { Refusal: var r } => Refused(r),
            _ => throw new InvalidOperationException(),
        };
    }

    static ProblemHttpResult Refused(BatchRefusal refusal) => refusal.Code switch
    {
        "stale-epoch" => ApiProblem.Of(StatusCodes.Status409Conflict, refusal.Code, "The producer has a newer epoch already.", ("epoch", refusal.Detail)),
        "batch-conflict" => ApiProblem.Of(StatusCodes.Status409Conflict, refusal.Code, "Another batch was stored under this number."),
        "too-large" => ApiProblem.Of(StatusCodes.Status413PayloadTooLarge, refusal.Code, "The batch has too many samples."),
        "standing-by" => ApiProblem.Of(
            StatusCodes.Status503ServiceUnavailable, refusal.Code, "Another process writes the history; this one stands by.", ("holder", refusal.Detail)),
        _ => ApiProblem.Of(StatusCodes.Status503ServiceUnavailable, refusal.Code, "The batch could not be stored now; it may be sent again."),
    };

    static async Task<IResult> LatestAsync(HttpContext context, Guid id, SignalReading reading, CancellationToken cancellationToken) =>
        reading.Denied(context, id) ?? TypedResults.Ok(await reading.LatestAsync(id, cancellationToken));

    static async Task<IResult> ReadAsync(
        HttpContext context, Guid id, SignalReading reading, TimeProvider clock, DateTimeOffset? from, DateTimeOffset? to, int? limit, string? cursor,
        CancellationToken cancellationToken)
    {
        if (reading.Denied(context, id) is { } denied)
            return denied;
        var (start, end) = Span(clock, from, to);
        if (start > end)
            return Backwards();
        if (ApiCursor.Read(cursor) is { } position && long.TryParse(position, CultureInfo.InvariantCulture, out var next))
            start = Math.Max(start, next);
        return TypedResults.Ok(await reading.PageAsync(id, start, end, Math.Clamp(limit ?? 1000, 1, MostSamples), cancellationToken));
    }

    static async Task<IResult> WindowAsync(
        HttpContext context, Guid id, SignalReading reading, TimeProvider clock, DateTimeOffset? from, DateTimeOffset? to, int? points,
        CancellationToken cancellationToken)
    {
        if (reading.Denied(context, id) is { } denied)
            return denied;
        var (start, end) = Span(clock, from, to);
        if (start > end)
            return Backwards();
        if (points is < 1 or > MostPoints)
            return ApiProblem.Field("out-of-range", "points", "The number of points is out of range.", ("smallest", 1), ("largest", MostPoints));
        return TypedResults.Ok(await reading.WindowAsync(id, start, end, points ?? 500, cancellationToken));
    }

    static (long From, long To) Span(TimeProvider clock, DateTimeOffset? from, DateTimeOffset? to)
    {
        var end = to ?? clock.Now();
        return ((from ?? end - s_defaultSpan).ToMicroseconds(), end.ToMicroseconds());
    }

    static ProblemHttpResult Backwards() => ApiProblem.Field("span-backwards", "from", "The span ends before it begins.");
}
