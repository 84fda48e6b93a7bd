using AIoT.Twin.Governance;
using AIoT.Twin.Web.Governance.Security;
using AIoT.Twin.Web.Shell;

namespace AIoT.Twin.Web.Governance.Observation;

/// <summary>What those who run the product look at: alive, ready, metrics, and the description of the API.</summary>
static class ObservationModule
{
    public static void AddObservation(this WebApplicationBuilder builder)
    {
        builder.Services.AddHealthChecks().AddCheck<DatabaseCheck>("database");
        builder.Services.AddSingleton<MetricStore>();
        builder.Services.AddHostedService(services => services.GetRequiredService<MetricStore>());
        builder.Services.AddOpenApi("v1", options => options.AddDocumentTransformer<DescribeApi>());
    }

    public static void MapObservation(this IEndpointRouteBuilder routes)
    {
        routes.MapHealthChecks("/healthz", new() { Predicate = _ => false }).AllowAnonymous();
        var closed = routes.MapGroup("").AllowAnonymous().AddEndpointFilter(LetInAsync);
        closed.MapGet("/readyz", ReadyReport.AnswerAsync).ExcludeFromDescription();
        closed.MapGet("/metrics", (MetricStore metrics) => TypedResults.Text(metrics.Text(), "text/plain; version=0.0.4; charset=utf-8")).ExcludeFromDescription();
        closed.MapOpenApi("/openapi/{documentName}.json");
    }

    // Open to who looks from this machine; from elsewhere it takes a key that may.
    static async ValueTask<object?> LetInAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        var access = http.RequestServices.GetRequiredService<IAccess>();
        var tree = http.RequestServices.GetRequiredService<IScopeTree>();
        if (OnLoopback.Holds(http) || (http.User.AsCaller() is { } caller && access.May(caller, Permission.SystemRead, tree.RootId)))
            return await next(context);
        return http.User.AsCaller() is null
            ? ApiProblem.Of(StatusCodes.Status401Unauthorized, "not-signed-in", "From another machine this takes a key.")
            : ApiProblem.Forbidden(nameof(Permission.SystemRead));
    }
}
