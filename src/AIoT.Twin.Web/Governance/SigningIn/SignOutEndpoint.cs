using AIoT.Twin.Web.Governance.Security;
using Microsoft.AspNetCore.Authentication;

namespace AIoT.Twin.Web.Governance.SigningIn;

static class SignOutEndpoint
{
    public static void MapSignOut(this IEndpointRouteBuilder routes) =>
        routes.MapPost("/sign-out", (Delegate)RunAsync).AllowAnonymous().ExcludeFromDescription().DisableAntiforgery();

    // Checked by hand: a form whose token has aged would otherwise leave the person signed in with an error page.
    static async Task<IResult> RunAsync(HttpContext context)
    {
        if (!OwnPage(context.Request))
            return TypedResults.BadRequest();
        await context.SignOutAsync(Schemes.Cookie);
        return TypedResults.LocalRedirect("/sign-in");
    }

    // Browsers name the origin of every post; another host's page can thus not even sign somebody out.
    static bool OwnPage(HttpRequest request) => request.Headers.Origin.ToString() == $"{request.Scheme}://{request.Host}";
}
