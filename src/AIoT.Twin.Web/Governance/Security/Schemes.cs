using Microsoft.AspNetCore.Identity;

namespace AIoT.Twin.Web.Governance.Security;

/// <summary>Who is asked for what: programs by key, people by cookie, and a person's browser may read the API.</summary>
static class Schemes
{
    public const string Chosen = "Twin";
    public const string Key = "Key";

    public static string Cookie => IdentityConstants.ApplicationScheme;

    public static string Choose(HttpContext context)
    {
        if (KeyAuthentication.IsOffered(context.Request))
            return Key;
        // A cookie is sent without its owner knowing, so it changes nothing there; that is why uploads need no antiforgery token.
        return IsApi(context.Request) && !HttpMethods.IsGet(context.Request.Method) && !HttpMethods.IsHead(context.Request.Method) ? Key : Cookie;
    }

    public static bool IsForPrograms(HttpRequest request) =>
        IsApi(request) || request.Path.StartsWithSegments("/hubs") || request.Path.StartsWithSegments("/openapi")
        || request.Path.StartsWithSegments("/metrics") || request.Path.StartsWithSegments("/readyz") || request.Path.StartsWithSegments("/_blazor");

    public static bool IsApi(HttpRequest request) => request.Path.StartsWithSegments("/api") || request.Path.StartsWithSegments("/adt");
}
