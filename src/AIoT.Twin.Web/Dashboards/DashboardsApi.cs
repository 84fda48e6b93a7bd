using AIoT.Twin.Dashboards;
using AIoT.Twin.Web.Shell;
using Microsoft.AspNetCore.Http.HttpResults;

namespace AIoT.Twin.Web.Dashboards;

static class DashboardsApi
{
    const int MostInAPage = 200;

    public static void MapDashboards(this IEndpointRouteBuilder routes)
    {
        var boards = routes.MapGroup("/api/v1/dashboards").WithTags("Dashboards").RequireAuthorization();
        boards.MapGet("/", List);
        boards.MapPost("/", Create);
        boards.MapGet("/{id:guid}", Find);
        boards.MapPatch("/{id:guid}", Edit);
        boards.MapDelete("/{id:guid}", Retire);
        boards.MapPost("/{id:guid}/widgets", AddWidget);
        boards.MapDelete("/{id:guid}/widgets/{widget:guid}", RemoveWidget);
    }

    static async Task<Ok<ApiPage<DashboardRow>>> List(
        HttpContext context, IDashboardQueries boards, CancellationToken cancellationToken, Guid? cursor = null, int limit = 50)
    {
        var asked = Math.Clamp(limit, 1, MostInAPage);
        var rows = await boards.ListAsync(context.Caller(), cursor, asked + 1, cancellationToken);
        return TypedResults.Ok(rows.Count > asked
            ? new ApiPage<DashboardRow>([.. rows.Take(asked)], rows[asked - 1].Id.ToString())
            : new ApiPage<DashboardRow>(rows, null));
    }

    static async Task<Results<Ok<DashboardView>, ProblemHttpResult>> Find(
        HttpContext context, Guid id, IDashboardQueries boards, CancellationToken cancellationToken)
    {
        if (await boards.FindAsync(context.Caller(), id, cancellationToken) is not { } board)
            return ApiProblem.NotFound("dashboard");

        context.Tag(board.Version);
        return TypedResults.Ok(board);
    }

    static async Task<Results<Created<DashboardChanged>, Ok<DashboardChanged>, ProblemHttpResult>> Create(
        HttpContext context, NewDashboard board, CreateDashboard create, CancellationToken cancellationToken) =>
        await create.RunAsync(context.Caller(), board.Twin, board.Name, board.SharedWith ?? [], cancellationToken) switch
        {
            DashboardResult.Done done => TypedResults.Created($"/api/v1/dashboards/{done.Id}", new DashboardChanged(done.Id, done.Version)),
            var other => Answer(other),
        };

    static async Task<Results<Created<DashboardChanged>, Ok<DashboardChanged>, ProblemHttpResult>> Edit(
        HttpContext context, Guid id, DashboardEdit wanted, EditDashboard edit, CancellationToken cancellationToken)
    {
        var version = context.ExpectedVersion();
        DashboardResult? result = null;
        if (wanted.Name is { } name)
            result = await edit.RenameAsync(context.Caller(), id, name, version, cancellationToken);
        if (wanted.SharedWith is { } roles && result is not DashboardResult.Refused)
            result = await edit.ShareAsync(context.Caller(), id, roles, result is DashboardResult.Done done ? done.Version : version, cancellationToken);
        return result is null ? ApiProblem.Field("nothing-to-change", "name", "Give a name or the roles to share with.") : Answer(result);
    }

    static async Task<Results<Created<DashboardChanged>, Ok<DashboardChanged>, ProblemHttpResult>> Retire(
        HttpContext context, Guid id, EditDashboard edit, CancellationToken cancellationToken) =>
        Answer(await edit.RetireAsync(context.Caller(), id, context.ExpectedVersion(), cancellationToken));

    static async Task<Results<Created<DashboardChanged>, Ok<DashboardChanged>, ProblemHttpResult>> AddWidget(
        HttpContext context, Guid id, NewWidget widget, EditDashboard edit, CancellationToken cancellationToken) =>
        Answer(await edit.AddWidgetAsync(context.Caller(), id, widget, context.ExpectedVersion(), cancellationToken));

    static async Task<Results<Created<DashboardChanged>, Ok<DashboardChanged>, ProblemHttpResult>> RemoveWidget(
        HttpContext context, Guid id, Guid widget, EditDashboard edit, CancellationToken cancellationToken) =>
        Answer(await edit.RemoveWidgetAsync(context.Caller(), id, widget, context.ExpectedVersion(), cancellationToken));

    static Results<Created<DashboardChanged>, Ok<DashboardChanged>, ProblemHttpResult> Answer(DashboardResult result) => result switch
    {
        DashboardResult.Done done => TypedResults.Ok(new DashboardChanged(done.Id, done.Version)),
        DashboardResult.Refused refused => ApiProblem.From<DashboardsText>(refused.Why),
        var other => throw new InvalidOperationException($"Unexpected {other}."),
    };
}
