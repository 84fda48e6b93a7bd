using AIoT.Twin.Acquisition;
using AIoT.Twin.Modelling;
using AIoT.Twin.Telemetry.DataQuality;
using AIoT.Twin.Web.Shell;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Localization;

namespace AIoT.Twin.Web.Telemetry.DataQuality;

/// <summary>Data quality over HTTP: which signals can be trusted, why not, since when, and what is asked of them.</summary>
static class QualityApi
{
    const int MostFaults = 1000;

    public static void MapQuality(this IEndpointRouteBuilder api)
    {
        var quality = api.MapGroup("/quality");
        quality.MapGet("", All);
        quality.MapGet("/signals/{id:guid}", OneAsync);
        quality.MapPut("/signals/{id:guid}/rule", SetAsync);
        quality.MapGet("/twins/{id:guid}", TwinAsync);
    }

    static IResult All(
        HttpContext context, IQualityQueries queries, ITwinTreeSource tree, QualityWords words, IStringLocalizer<DataQualityText> text,
        Guid? twin, string? standing, string? kind, string? cursor, string? format, int limit = 100)
    {
        if ((Wrong<Standing>(standing, nameof(standing)) ?? Wrong<QualityKind>(kind, nameof(kind))) is { } wrong)
            return wrong;
        var now = tree.Tree;
        var found = queries.All(context.Caller())
            .Where(s => twin is not { } under || now.SelfAndAncestors(s.Signal.TwinId).Any(t => t.Id == under))
            .Where(s => standing is null || s.Standing == Enum.Parse<Standing>(standing, ignoreCase: true))
            .Where(s => kind is null || s.Reasons.Any(r => r.Kind == Enum.Parse<QualityKind>(kind, ignoreCase: true))).ToList();
        if (format == "csv")
            return TypedResults.Text(QualityCsv.Of(found, words, text, found.Exists(s => s.IsSample)).Content, "text/csv");
        // By id, which stays while standings change, so that a cursor loses nobody.
        var after = Guid.TryParse(cursor, out var given) ? given : Guid.Empty;
        var most = Math.Clamp(limit, 1, 1000);
        var page = cursor is null && found.Count <= most
            ? found
            : [.. found.OrderBy(s => s.Signal.Id).Where(s => s.Signal.Id.CompareTo(after) > 0).Take(most + 1)];
        var next = page.Count > most ? page[most - 1].Signal.Id.ToString() : null;
        return TypedResults.Ok(new ApiPage<SignalQualityJson>([.. page.Take(most).Select(s => SignalQualityJson.Of(s, words))], next));
    }

    static ProblemHttpResult? Wrong<T>(string? asked, string field) where T : struct, Enum => asked is null || Enum.TryParse<T>(asked, ignoreCase: true, out _)
        ? null
        : ApiProblem.Field("unknown-value", field, "There is no such value.", ("known", Enum.GetNames<T>()));

    static async Task<IResult> OneAsync(
        HttpContext context, IQualityQueries queries, QualityWords words, TimeProvider clock, Guid id, DateTimeOffset? from, DateTimeOffset? to,
        CancellationToken cancellationToken)
    {
        var by = context.Caller();
        if (queries.Of(by, id) is not { } signal)
            return ApiProblem.NotFound("signal");
        var end = to ?? clock.Now();
        var edges = Edges(from ?? end.AddDays(-2), end, TimeSpan.FromHours(1));
        if (edges is null)
            return ApiProblem.Field("bad-span", "from", "The span must be of up to 31 days, and end after it begins.");
        var rule = queries.RuleOf(id);
        context.Tag(rule.Version);
        var faults = await queries.FaultsAsync(by, id, edges[0], end, MostFaults, cancellationToken);
        var points = await queries.HistoryAsync(by, id, edges, cancellationToken);
        return TypedResults.Ok(new SignalQualityDetailJson(
            SignalQualityJson.Of(signal, words), [.. queries.ChecksOf(by, id).Select(CheckJson.Of)], RuleJson.Of(rule),
            [.. faults.Select(f => ReasonJson.Of(f.Reason, signal.Signal.Unit, words))], Health(edges, points)));
    }

    static async Task<IResult> TwinAsync(HttpContext context, IQualityQueries queries, TimeProvider clock, Guid id, CancellationToken cancellationToken)
    {
        var by = context.Caller();
        if (queries.OfTwin(by, id) is not { } health)
            return ApiProblem.NotFound("twin");
        var end = clock.Now();
        var edges = Edges(end.AddDays(-30), end, TimeSpan.FromDays(1))!;
        var points = await queries.HistoryAsync(by, id, edges, cancellationToken);
        var wrong = await queries.FaultsAsync(by, id, end.AddMicroseconds(-1), end, MostFaults, cancellationToken);
        var hurting = wrong.Where(f => HealthPoints.LossOf(f.Reason) >= HealthPoints.Trusted).Select(f => f.Signal).Distinct();
        var hurt = await queries.HurtAsync(by, hurting, cancellationToken);
        return TypedResults.Ok(new TwinHealthJson(health.Self, health.Below, Health(edges, points), hurt));
    }

    static async Task<IResult> SetAsync(
        HttpContext context, SetSignalRule set, Guid id, RuleJson body, CancellationToken cancellationToken)
    {
        switch (await set.RunAsync(context.Caller(), body.AsRule(id), context.ExpectedVersion(), cancellationToken))
        {
            case SetSignalRuleResult.Done done:
                context.Tag(done.Rule.Version);
                return TypedResults.Ok(RuleJson.Of(done.Rule));
            case SetSignalRuleResult.Refused refused:
                return ApiProblem.From<DataQualityText>(refused.Why);
            default:
                throw new InvalidOperationException();
        }
    }

    // Whole steps of UTC, and at most a month of hours.
    static IReadOnlyList<DateTimeOffset>? Edges(DateTimeOffset from, DateTimeOffset to, TimeSpan step)
    {
        if (to <= from || to - from > TimeSpan.FromDays(31))
            return null;
        var first = new DateTimeOffset(from.UtcTicks - (from.UtcTicks % step.Ticks), TimeSpan.Zero);
        return [.. Enumerable.Range(0, (int)Math.Ceiling((to - first) / step) + 1).Select(i => first + (i * step))];
    }

    static List<HealthJson> Health(IReadOnlyList<DateTimeOffset> edges, IReadOnlyList<double?> points) =>
        [.. points.Select((p, i) => new HealthJson(edges[i], edges[i + 1], p))];
}
