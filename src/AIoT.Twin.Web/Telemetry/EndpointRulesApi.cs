using AIoT.Twin.Governance;
using AIoT.Twin.Telemetry.Sources;
using AIoT.Twin.Web.Shell;

namespace AIoT.Twin.Web.Telemetry;

/// <summary>The networks that sources may connect to.</summary>
static class EndpointRulesApi
{
    public static void MapEndpointRules(this IEndpointRouteBuilder api)
    {
        api.MapGet("/sources/endpoints", Get);
        api.MapPut("/sources/endpoints", SetAsync);
    }

    static IResult Get(HttpContext context, EndpointPolicy policy, IAccess access)
    {
        if (!access.MayAnywhere(context.Caller(), Permission.SourcesRead))
            return ApiProblem.Forbidden(nameof(Permission.SourcesRead));
        var (rules, isChosen) = policy.InForce;
        return TypedResults.Ok(new EndpointsJson(isChosen, [.. rules.Select(r => new EndpointJson(r.Network.ToString(), r.Port))]));
    }

    static async Task<IResult> SetAsync(
        HttpContext context, SetAllowedEndpoints set, SourcesTexts texts, SetEndpointsJson body, CancellationToken cancellationToken) =>
        await set.RunAsync(context.Caller(), [.. (body.Rules ?? []).Select(r => (r.Network, r.Port))], body.Reason ?? "", cancellationToken) is { } refused
            ? texts.Problem(refused)
            : TypedResults.NoContent();

    internal sealed record EndpointJson(string Network, int? Port);

    sealed record EndpointsJson(bool Chosen, IReadOnlyList<EndpointJson> Rules);

    internal sealed record SetEndpointsJson(IReadOnlyList<EndpointJson>? Rules, string? Reason);
}
