using System.Text.Json.Nodes;
using AIoT.Twin.Governance;
using AIoT.Twin.Modelling;
using AIoT.Twin.Web.Shell;

namespace AIoT.Twin.Web.Modelling;

static class TwinsApi
{
    public static void MapTwins(this IEndpointRouteBuilder api)
    {
        api.MapGet("/twins", List);
        api.MapPost("/twins", CreateAsync);
        api.MapGet("/twins/{id:guid}", GetAsync);
        api.MapPatch("/twins/{id:guid}", EditAsync);
        api.MapDelete("/twins/{id:guid}", RetireAsync);
        api.MapPost("/twins/{id:guid}/move", MoveAsync);
        api.MapPost("/twins/{id:guid}/restore", RestoreAsync);
        api.MapGet("/twins/{id:guid}/children", Children);
        api.MapGet("/twins/{id:guid}/subtree", Subtree);
        api.MapGet("/twins/{id:guid}/impact", ImpactAsync);
        api.MapGet("/twins/{id:guid}/retired", RetiredAsync);
    }

    static ApiPage<TwinSummary> List(
        HttpContext context, ITwinTreeSource source, IAccess access, TwinLevel? level, string? typeId, string? name, string? cursor, int? limit)
    {
        var tree = source.Tree;
        var found = tree.All.Where(t => t.Id != TwinTree.RootId
            && (level is null || t.Level == level)
            && (typeId is null || t.TypeId == typeId)
            && (name is null || t.Name.Contains(name, StringComparison.OrdinalIgnoreCase))
            && access.May(context.Caller(), Permission.TwinsRead, t.Id));
        return Page(tree, found, cursor, limit);
    }

    static async Task<IResult> CreateAsync(HttpContext context, NewTwinModel model, CreateTwin create, ITwinQueries twins, ITwinTreeSource source, CancellationToken cancellationToken)
    {
        var wanted = new NewTwin(model.TypeId, model.ParentId ?? TwinTree.RootId, model.Name) { Properties = model.Properties ?? [], TypeSignals = model.TypeSignals };
        var result = await create.RunAsync(context.Caller(), wanted, cancellationToken);
        if (result is not TwinResult.Done done)
            return Answer(result);
        context.Tag(done.Version);
        return TypedResults.Created($"/api/v1/twins/{done.Id}", Model(source.Tree, (await twins.TwinAsync(done.Id, cancellationToken))!));
    }

    static async Task<IResult> GetAsync(HttpContext context, Guid id, ITwinQueries twins, ITwinTreeSource source, IAccess access, CancellationToken cancellationToken)
    {
        if (await twins.TwinAsync(id, cancellationToken) is not { } twin)
            return ApiProblem.NotFound("twin");
        if (!access.May(context.Caller(), Permission.TwinsRead, id))
            return ApiProblem.Forbidden(nameof(Permission.TwinsRead));
        context.Tag(twin.Version);
        return TypedResults.Ok(Model(source.Tree, twin));
    }

    static async Task<IResult> EditAsync(HttpContext context, Guid id, EditTwinModel model, EditTwin edit, ITwinQueries twins, ITwinTreeSource source, CancellationToken cancellationToken)
    {
        var result = await edit.RunAsync(context.Caller(), id, model.Name, model.Properties, context.ExpectedVersion(), cancellationToken);
        return await ChangedAsync(context, result, twins, source, cancellationToken);
    }

    static async Task<IResult> MoveAsync(HttpContext context, Guid id, MoveTwinModel model, MoveTwin move, ITwinQueries twins, ITwinTreeSource source, CancellationToken cancellationToken)
    {
        var result = await move.RunAsync(context.Caller(), id, model.ParentId, context.ExpectedVersion(), cancellationToken);
        return await ChangedAsync(context, result, twins, source, cancellationToken);
    }

    static async Task<IResult> RestoreAsync(
        HttpContext context, Guid id, RestoreTwinModel? model, RestoreTwin restore, ITwinQueries twins, ITwinTreeSource source, CancellationToken cancellationToken)
    {
        var result = await restore.RunAsync(context.Caller(), id, model?.Name, cancellationToken);
        return await ChangedAsync(context, result, twins, source, cancellationToken);
    }

    static async Task<IResult> RetireAsync(HttpContext context, Guid id, RetireTwin retire, CancellationToken cancellationToken)
    {
        var result = await retire.RunAsync(context.Caller(), id, context.ExpectedVersion(), cancellationToken);
        return result is TwinResult.Done ? TypedResults.NoContent() : Answer(result);
    }

    static IResult Children(HttpContext context, Guid id, ITwinTreeSource source, IAccess access, string? cursor, int? limit) =>
        OfTwin(context, id, source, access, tree => Page(tree, tree.ChildrenOf(id), cursor, limit));

    static IResult Subtree(HttpContext context, Guid id, ITwinTreeSource source, IAccess access, string? cursor, int? limit) =>
        OfTwin(context, id, source, access, tree => Page(tree, tree.Subtree(id).Skip(1), cursor, limit));

    static async Task<IResult> ImpactAsync(HttpContext context, Guid id, ITwinTreeSource source, IAccess access, TwinImpact impact, CancellationToken cancellationToken) =>
        Denied(context, id, source, access) ?? TypedResults.Ok(await impact.OfAsync(id, cancellationToken));

    static async Task<IResult> RetiredAsync(HttpContext context, Guid id, ITwinTreeSource source, IAccess access, ITwinQueries twins, CancellationToken cancellationToken) =>
        Denied(context, id, source, access) ?? TypedResults.Ok(await twins.RetiredBelowAsync(id, cancellationToken));

    static IResult OfTwin<T>(HttpContext context, Guid id, ITwinTreeSource source, IAccess access, Func<TwinTree, T> answer) =>
        Denied(context, id, source, access) ?? TypedResults.Ok(answer(source.Tree));

    public static IResult? Denied(HttpContext context, Guid id, ITwinTreeSource source, IAccess access) =>
        source.Tree.Find(id) is null ? ApiProblem.NotFound("twin")
        : access.May(context.Caller(), Permission.TwinsRead, id) ? null
        : ApiProblem.Forbidden(nameof(Permission.TwinsRead));

    public static IResult Answer(TwinResult result) => result switch
    {
        TwinResult.Refused refused => ApiProblem.From<ModellingText>(refused.Why),
        _ => TypedResults.NoContent(),
    };

    static async Task<IResult> ChangedAsync(HttpContext context, TwinResult result, ITwinQueries twins, ITwinTreeSource source, CancellationToken cancellationToken)
    {
        if (result is not TwinResult.Done done || await twins.TwinAsync(done.Id, cancellationToken) is not { } twin)
            return Answer(result);
        context.Tag(twin.Version);
        return TypedResults.Ok(Model(source.Tree, twin));
    }

    static ApiPage<TwinSummary> Page(TwinTree tree, IEnumerable<TwinNode> twins, string? cursor, int? limit)
    {
        var page = ApiCursor.Page(twins, t => t.Id, cursor, limit);
        return new([.. page.Items.Select(t => new TwinSummary(t.Id, ParentOf(t.ParentId), t.TypeId, t.Level, t.Name, tree.PathOf(t.Id), t.Sample))], page.NextCursor);
    }

    static TwinModel Model(TwinTree tree, TwinDetail twin) => new(
        twin.Id,
        ParentOf(twin.ParentId),
        twin.TypeId,
        tree.Find(twin.Id)?.Level ?? TwinLevel.Module,
        twin.Name,
        tree.PathOf(twin.Id),
        twin.Sample,
        JsonNode.Parse(twin.Properties),
        twin.Since,
        twin.Version);

    // The root is hidden: to clients an enterprise stands under nothing.
    static Guid? ParentOf(Guid parent) => parent == TwinTree.RootId ? null : parent;
}
