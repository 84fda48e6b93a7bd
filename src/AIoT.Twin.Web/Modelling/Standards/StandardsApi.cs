using System.Globalization;
using System.Text;
using AIoT.Twin.Governance;
using AIoT.Twin.Modelling;
using AIoT.Twin.Modelling.Standards;
using AIoT.Twin.Web.Kit;
using AIoT.Twin.Web.Shell;

namespace AIoT.Twin.Web.Modelling.Standards;

/// <summary>Standards over HTTP: what is asked, how complete it is, what is missing.</summary>
static class StandardsApi
{
    public static void MapStandards(this IEndpointRouteBuilder api)
    {
        var standards = api.MapGroup("/standards");
        standards.MapGet("/", (HttpContext context, IStandardQueries queries) =>
            TypedResults.Ok(new ApiPage<StandardModel>([.. queries.All(context.Caller()).Select(v => Model(v.Standard))], null)));
        standards.MapPut("/", SetAsync);
        standards.MapPost("/preview", PreviewAsync);
        standards.MapGet("/score", ScoreAsync);
        standards.MapGet("/missing", MissingAsync);
        standards.MapGet("/missing.csv", CsvAsync);
    }

    static async Task<IResult> SetAsync(
        HttpContext context, WantedStandardModel model, SetStandard set, IStandardQueries queries, CancellationToken cancellationToken)
    {
        var wanted = Wanted(model);
        if (await set.RunAsync(context.Caller(), wanted, context.ExpectedVersion(), cancellationToken) is TwinResult.Refused refused)
            return TwinsApi.Answer(refused);
        if (queries.Find(context.Caller(), wanted.TypeId, wanted.ScopeId) is not { } view)
            return TypedResults.NoContent();
        context.Tag(view.Standard.Version);
        return TypedResults.Ok(Model(view.Standard));
    }

    static async Task<IResult> PreviewAsync(
        HttpContext context, WantedStandardModel model, SetStandard set, IStandardQueries queries, ITwinTreeSource source, StandardWords words,
        CancellationToken cancellationToken)
    {
        var wanted = Wanted(model);
        if (set.Refuses(wanted) is { } wrong)
            return ApiProblem.From<ModellingText>(wrong);
        var preview = await queries.PreviewAsync(context.Caller(), wanted, cancellationToken);
        return TypedResults.Ok(new StandardPreviewModel(preview.Twins, preview.NotMet, [.. preview.First.Select(f => Missing(f, source.Tree, words))]));
    }

    // Of a twin with everything below, and of each twin right below it.
    static async Task<IResult> ScoreAsync(
        HttpContext context, Guid? below, IStandardQueries queries, ITwinTreeSource source, IAccess access, CancellationToken cancellationToken)
    {
        if (below is { } top && TwinsApi.Denied(context, top, source, access) is { } denied)
            return denied;
        var rows = await queries.BelowAsync(context.Caller(), below ?? TwinTree.RootId, cancellationToken);
        var own = below is { } twin ? await queries.ScoreAsync(context.Caller(), twin, cancellationToken) : null;
        return TypedResults.Ok(new { Twin = own is null ? null : StandardScoreModel.Of(own), Below = rows.Select(StandardScoreModel.Of) });
    }

    static async Task<IResult> MissingAsync(
        HttpContext context, Guid? below, IStandardQueries queries, ITwinTreeSource source, StandardWords words, string? cursor, int? limit,
        CancellationToken cancellationToken)
    {
        var all = await queries.MissingAsync(context.Caller(), below ?? TwinTree.RootId, cancellationToken);
        var from = int.TryParse(ApiCursor.Read(cursor), CultureInfo.InvariantCulture, out var at) ? Math.Max(at, 0) : 0;
        var size = ApiCursor.Limit(limit);
        var page = all.Skip(from).Take(size).Select(f => Missing(f, source.Tree, words)).ToList();
        return TypedResults.Ok(new ApiPage<MissingModel>(page, from + size < all.Count ? ApiCursor.Of((from + size).ToString(CultureInfo.InvariantCulture)) : null));
    }

    static async Task<IResult> CsvAsync(
        HttpContext context, Guid? below, IStandardQueries queries, ITwinTreeSource source, StandardWords words, CancellationToken cancellationToken)
    {
        var missing = await queries.MissingAsync(context.Caller(), below ?? TwinTree.RootId, cancellationToken);
        var rows = missing.Select(f => (Finding: f, Model: Missing(f, source.Tree, words))).ToList();
        var sample = missing.Any(f => source.Tree.Find(f.Twin)?.Sample == true);
        var file = CsvFile.Of(
            "missing-metadata", rows,
            [
                new("Twin", r => r.Model.Path), new("Signal", r => r.Model.SignalName), new("Missing", r => words.Missing(r.Finding)),
                new("Code", r => r.Model.Code), new("Key", r => r.Model.Key), new("Value", r => r.Model.Value), new("Rule", r => r.Model.Rule),
            ],
            TimeZoneInfo.Utc, sample);
        return Results.File([.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(file.Content)], "text/csv; charset=utf-8", file.Name);
    }

    static WantedStandard Wanted(WantedStandardModel model) => new(model.TypeId, model.ScopeId ?? TwinTree.RootId, model.Items ?? []);

    static StandardModel Model(StandardInfo standard) =>
        new(standard.Id, standard.TypeId, standard.ScopeId == TwinTree.RootId ? null : standard.ScopeId, standard.Items, standard.Version);

    static MissingModel Missing(StandardFinding finding, TwinTree tree, StandardWords words) => new(
        finding.Twin, tree.PathOf(finding.Twin), finding.Signal, finding.SignalName, finding.Code!, finding.Item.Kind.ToString(), finding.Item.Key, finding.Value,
        words.Rule(finding.Item))
    {
        Example = finding.Item.Example,
    };
}
