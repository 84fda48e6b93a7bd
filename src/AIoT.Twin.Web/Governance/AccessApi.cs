using AIoT.Twin.Governance;
using AIoT.Twin.Governance.Grants;
using AIoT.Twin.Governance.Keys;
using AIoT.Twin.Governance.People;
using AIoT.Twin.Web.Shell;
using Microsoft.AspNetCore.Http.HttpResults;

namespace AIoT.Twin.Web.Governance;

/// <summary>Keys, people and what they were granted.</summary>
static class AccessApi
{
    public static void MapAccess(this IEndpointRouteBuilder api)
    {
        api.MapGet("/me", MeAsync);
        api.MapGet("/keys", KeysAsync);
        api.MapPost("/keys", CreateKeyAsync);
        api.MapDelete("/keys/{id:guid}", RevokeKeyAsync);
        api.MapGet("/people", PeopleAsync);
        api.MapPost("/people", CreatePersonAsync);
        api.MapPost("/people/{id:guid}/invite", InviteAsync);
        api.MapPost("/people/{id:guid}/disable", DisableAsync);
        api.MapPost("/people/{id:guid}/enable", EnableAsync);
        api.MapGet("/grants", GrantsAsync);
        api.MapPost("/grants", GrantAsync);
        api.MapDelete("/grants/{id:guid}", RevokeAsync);
    }

    static async Task<MeModel> MeAsync(HttpContext context, IAccess access, IPrincipalQueries principals, CancellationToken cancellationToken)
    {
        var caller = context.Caller();
        var names = await principals.NamesAsync([caller.Id], cancellationToken);
        var grants = await principals.GrantsAsync(caller.Id, cancellationToken);
        return new(caller.Id, caller.Kind, names.GetValueOrDefault(caller.Id), access.RolesOf(caller).Order(), grants.Select(Model));
    }

    static async Task<IResult> KeysAsync(HttpContext context, IAccess access, IScopeTree tree, IPrincipalQueries principals, CancellationToken cancellationToken) =>
        Denied(context, access, tree) ?? (IResult)TypedResults.Ok(new ApiPage<KeyRow>(await principals.KeysAsync(cancellationToken), null));

    static async Task<IResult> CreateKeyAsync(HttpContext context, NewKeyModel model, CreateKey create, IScopeTree tree, CancellationToken cancellationToken)
    {
        var result = await create.RunAsync(context.Caller(), model.Name, model.Kind, model.Role, model.TwinId ?? tree.RootId, model.Expires, cancellationToken);
        return result switch
        {
            CreateKeyResult.Created made => TypedResults.Created($"/api/v1/keys/{made.Id}", new MadeKeyModel(made.Id, made.Key)),
            CreateKeyResult.Refused refused => Answer(refused.Why),
            _ => throw new InvalidOperationException($"{result}"),
        };
    }

    static async Task<IResult> RevokeKeyAsync(HttpContext context, Guid id, RevokeKey revoke, CancellationToken cancellationToken) =>
        Answer(await revoke.RunAsync(context.Caller(), id, cancellationToken));

    static async Task<IResult> PeopleAsync(HttpContext context, IAccess access, IScopeTree tree, IPrincipalQueries principals, CancellationToken cancellationToken) =>
        Denied(context, access, tree) ?? (IResult)TypedResults.Ok(new ApiPage<PersonRow>(await principals.PeopleAsync(cancellationToken), null));

    static async Task<IResult> CreatePersonAsync(HttpContext context, NewPersonModel model, CreatePerson create, IScopeTree tree, CancellationToken cancellationToken)
    {
        var person = new NewPerson(model.SignInName, model.DisplayName);
        return Invited(context, await create.RunAsync(context.Caller(), person, model.Role, model.TwinId ?? tree.RootId, cancellationToken));
    }

    static async Task<IResult> InviteAsync(HttpContext context, Guid id, InvitePerson invite, CancellationToken cancellationToken) =>
        Invited(context, await invite.RunAsync(context.Caller(), id, cancellationToken));

    static async Task<IResult> DisableAsync(HttpContext context, Guid id, DisablePerson disable, CancellationToken cancellationToken) =>
        Answer(await disable.RunAsync(context.Caller(), id, disabled: true, cancellationToken));

    static async Task<IResult> EnableAsync(HttpContext context, Guid id, DisablePerson disable, CancellationToken cancellationToken) =>
        Answer(await disable.RunAsync(context.Caller(), id, disabled: false, cancellationToken));

    static async Task<IResult> GrantsAsync(
        HttpContext context, IAccess access, IScopeTree tree, IPrincipalQueries principals, Guid? principalId, CancellationToken cancellationToken) =>
        Denied(context, access, tree) ?? (IResult)TypedResults.Ok(new ApiPage<GrantModel>([.. (await principals.GrantsAsync(principalId, cancellationToken)).Select(Model)], null));

    static async Task<IResult> GrantAsync(HttpContext context, NewGrantModel model, GrantRole grant, IScopeTree tree, CancellationToken cancellationToken)
    {
        var result = await grant.RunAsync(context.Caller(), model.PrincipalId, model.Role, model.TwinId ?? tree.RootId, cancellationToken);
        return result switch
        {
            GrantResult.Granted made => TypedResults.Created($"/api/v1/grants/{made.Id}", made.Id),
            GrantResult.Refused refused => Answer(refused.Why),
            _ => throw new InvalidOperationException($"{result}"),
        };
    }

    static async Task<IResult> RevokeAsync(HttpContext context, Guid id, RevokeRole revoke, CancellationToken cancellationToken) =>
        Answer(await revoke.RunAsync(context.Caller(), id, cancellationToken));

    static ProblemHttpResult? Denied(HttpContext context, IAccess access, IScopeTree tree) =>
        access.May(context.Caller(), Permission.AccessManage, tree.RootId) ? null : ApiProblem.Forbidden(nameof(Permission.AccessManage));

    static IResult Invited(HttpContext context, CreatePersonResult result) => result switch
    {
        CreatePersonResult.Created made => TypedResults.Ok(new InvitedModel(made.Id, $"{context.Request.Scheme}://{context.Request.Host}/setup/{made.Invitation}")),
        CreatePersonResult.Refused refused => Answer(refused.Why),
        _ => throw new InvalidOperationException($"{result}"),
    };

    static IResult Answer(Refusal? refusal) => refusal is null ? TypedResults.NoContent() : ApiProblem.From<GovernanceText>(refusal);

    static GrantModel Model(GrantRow grant) => new(grant.Id, grant.PrincipalId, grant.PrincipalKind, grant.Role, grant.TwinId, grant.Since);
}
