using AIoT.Twin.Governance;
using AIoT.Twin.Modelling;
using AIoT.Twin.Web.Shell;

namespace AIoT.Twin.Web.Modelling;

static class SignalsApi
{
    public static void MapSignals(this IEndpointRouteBuilder api)
    {
        api.MapGet("/signals", List);
        api.MapGet("/twins/{id:guid}/signals", OfTwin);
        api.MapPost("/twins/{id:guid}/signals", AddAsync);
        api.MapGet("/signals/{id:guid}", GetAsync);
        api.MapPatch("/signals/{id:guid}", EditAsync);
        api.MapDelete("/signals/{id:guid}", RetireAsync);
        api.MapPost("/signals/{id:guid}/restore", RestoreAsync);
    }

    // Of a twin and everything below it, or of all.
    static ApiPage<SignalModel> List(
        HttpContext context, ITwinTreeSource source, IAccess access, Guid? below, string? unit, string? name, string? cursor, int? limit)
    {
        var tree = source.Tree;
        var signals = below is { } top ? tree.Subtree(top).SelectMany(t => tree.SignalsOf(t.Id)) : tree.Signals;
        var found = signals.Where(s => (unit is null || s.Unit == unit)
            && (name is null || s.Name.Contains(name, StringComparison.OrdinalIgnoreCase))
            && access.May(context.Caller(), Permission.TwinsRead, s.TwinId));
        var page = ApiCursor.Page(found, s => s.Id, cursor, limit);
        return new([.. page.Items.Select(s => Model(tree, s))], page.NextCursor);
    }

    static IResult OfTwin(HttpContext context, Guid id, ITwinTreeSource source, IAccess access) =>
        TwinsApi.Denied(context, id, source, access) ?? TypedResults.Ok(source.Tree.SignalsOf(id).Select(s => Model(source.Tree, s)));

    static async Task<IResult> AddAsync(HttpContext context, Guid id, NewSignalModel model, EditSignals edit, ITwinTreeSource source, CancellationToken cancellationToken)
    {
        var result = await edit.AddAsync(context.Caller(), new(id, model.Name, model.Unit, model.Kind, model.Class) { Description = model.Description }, cancellationToken);
        if (result is not TwinResult.Done done)
            return TwinsApi.Answer(result);
        context.Tag(done.Version);
        return TypedResults.Created($"/api/v1/signals/{done.Id}", Model(source.Tree, source.Tree.Signal(done.Id)!));
    }

    static async Task<IResult> GetAsync(HttpContext context, Guid id, ITwinQueries twins, ITwinTreeSource source, IAccess access, CancellationToken cancellationToken)
    {
        if (await twins.SignalAsync(id, cancellationToken) is not { } detail || source.Tree.Signal(id) is not { } signal)
            return ApiProblem.NotFound("signal");
        if (!access.May(context.Caller(), Permission.TwinsRead, detail.TwinId))
            return ApiProblem.Forbidden(nameof(Permission.TwinsRead));
        context.Tag(detail.Version);
        return TypedResults.Ok(Model(source.Tree, signal) with { Description = detail.Values.Description });
    }

    static async Task<IResult> EditAsync(HttpContext context, Guid id, EditSignalModel model, EditSignals edit, ITwinTreeSource source, CancellationToken cancellationToken)
    {
        var wanted = new SignalEdit(model.Name, model.Unit, model.Kind, model.Class, model.Description);
        var result = await edit.EditAsync(context.Caller(), id, wanted, context.ExpectedVersion(), cancellationToken);
        if (result is not TwinResult.Done done)
            return TwinsApi.Answer(result);
        context.Tag(done.Version);
        return TypedResults.Ok(Model(source.Tree, source.Tree.Signal(id)!));
    }

    static async Task<IResult> RetireAsync(HttpContext context, Guid id, EditSignals edit, CancellationToken cancellationToken) =>
        TwinsApi.Answer(await edit.RetireAsync(context.Caller(), id, context.ExpectedVersion(), cancellationToken));

    static async Task<IResult> RestoreAsync(HttpContext context, Guid id, EditSignals edit, CancellationToken cancellationToken) =>
        TwinsApi.Answer(await edit.RestoreAsync(context.Caller(), id, cancellationToken));

    static SignalModel Model(TwinTree tree, SignalNode signal) =>
        new(signal.Id, signal.TwinId, signal.Name, signal.Unit, signal.Kind, signal.Class, $"{tree.PathOf(signal.TwinId)} / {signal.Name}");
}
