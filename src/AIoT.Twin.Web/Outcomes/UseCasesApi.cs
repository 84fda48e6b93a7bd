using AIoT.Twin.Outcomes;
using AIoT.Twin.Outcomes.UseCases;
using AIoT.Twin.Web.Shell;

namespace AIoT.Twin.Web.Outcomes;

static class UseCasesApi
{
    public static void MapUseCases(this IEndpointRouteBuilder api)
    {
        api.MapGet("/use-cases", ListAsync);
        api.MapPost("/use-cases", RegisterAsync);
        api.MapGet("/use-cases/{id:guid}", GetAsync);
        api.MapPatch("/use-cases/{id:guid}", EditAsync);
        api.MapDelete("/use-cases/{id:guid}", RetireAsync);
    }

    static async Task<IResult> ListAsync(HttpContext context, IOutcomeQueries outcomes, string? cursor, int? limit,
        CancellationToken cancellationToken)
    {
        var page = ApiCursor.Page(await outcomes.UseCasesAsync(context.Caller(), cancellationToken), u => u.UseCase.Id, cursor, limit);
        return TypedResults.Ok(new ApiPage<UseCaseModel>([.. page.Items.Select(OutcomeModels.Of)], page.NextCursor));
    }

    static async Task<IResult> GetAsync(HttpContext context, Guid id, IOutcomeQueries outcomes, CancellationToken cancellationToken)
    {
        if (await outcomes.UseCaseAsync(context.Caller(), id, cancellationToken) is not { } found)
            return ApiProblem.NotFound("use case");
        context.Tag(found.UseCase.Version);
        return TypedResults.Ok(OutcomeModels.Of(found));
    }

    static async Task<IResult> RegisterAsync(HttpContext context, NewUseCaseModel model, RegisterUseCase register,
        IOutcomeQueries outcomes, CancellationToken cancellationToken)
    {
        var result = await register.RunAsync(context.Caller(), New(model), cancellationToken);
        if (result is not UseCaseResult.Done done)
            return Refused(result);
        context.Tag(done.Version);
        var view = await outcomes.UseCaseAsync(context.Caller(), done.Id, cancellationToken);
        return TypedResults.Created($"/api/v1/use-cases/{done.Id}", view is null ? null : OutcomeModels.Of(view));
    }

    static async Task<IResult> EditAsync(
        HttpContext context, Guid id, EditUseCaseModel model, EditUseCase edit, IOutcomeQueries outcomes,
        CancellationToken cancellationToken)
    {
        var wanted = new UseCaseEdit(model.Statement, model.OwnerId, model.SponsorId, model.TargetDate, Of(model.UnitValue));
        var result = await edit.RunAsync(context.Caller(), id, wanted, context.ExpectedVersion(), cancellationToken);
        return await ChangedAsync(context, result, outcomes, cancellationToken);
    }

    static async Task<IResult> RetireAsync(HttpContext context, Guid id, RetireUseCase retire, CancellationToken cancellationToken)
    {
        var result = await retire.RunAsync(context.Caller(), id, context.ExpectedVersion(), cancellationToken);
        return result is UseCaseResult.Done ? TypedResults.NoContent() : Refused(result);
    }

    /// <summary>The use case as it is after a change, or why there was none.</summary>
    public static async Task<IResult> ChangedAsync(
        HttpContext context, UseCaseResult result, IOutcomeQueries outcomes, CancellationToken cancellationToken)
    {
        if (result is not UseCaseResult.Done done)
            return Refused(result);
        if (await outcomes.UseCaseAsync(context.Caller(), done.Id, cancellationToken) is not { } view)
            return TypedResults.NoContent();
        context.Tag(view.UseCase.Version);
        return TypedResults.Ok(OutcomeModels.Of(view));
    }

    static IResult Refused(UseCaseResult result) =>
        result is UseCaseResult.Refused refused ? ApiProblem.From<OutcomesText>(refused.Why) : TypedResults.NoContent();

    // JSON may leave out what the type promises; then the use case's own rule says what is missing.
    static NewUseCase New(NewUseCaseModel model) => new(model.ScopeId, model.Statement ?? "", model.OwnerId, model.TargetDate)
    {
        SponsorId = model.SponsorId,
        UnitValue = Of(model.UnitValue),
        Kpis =
        [
            .. (model.Kpis ?? []).Select(k => new NewKpi(k.Kind ?? "", k.ScopeId, k.BaselineFrom, k.BaselineTo, k.ChangeOn, k.TargetChange)
            {
                Inputs = [.. (k.Inputs ?? []).Select(i => new KpiInput(i.Role ?? "", i.SignalId, i.Comparison))],
                ComparisonId = k.ComparisonId,
                Settings = k.Settings ?? new Dictionary<string, double>(),
            }),
        ],
    };

    static UnitValue? Of(UnitValueModel? model) => model is null ? null : new(model.Amount, model.Currency ?? "");
}
