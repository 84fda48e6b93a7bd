using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components.Endpoints;

namespace AIoT.Twin.Web.Shell;

/// <summary>Every page asks who one is, unless it says that anybody may see it.</summary>
static class SignIn
{
    const string Path = "/sign-in";

    public static string AddressFor(string returnUrl) => $"{Path}?returnUrl={Uri.EscapeDataString(returnUrl)}";

    public static Task First(HttpContext context, RequestDelegate next)
    {
        if (context.User.AsCaller() is not null || !IsForKnown(context.GetEndpoint()))
            return next(context);

        context.Response.Redirect(AddressFor(context.Request.Path + context.Request.QueryString));
        return Task.CompletedTask;
    }

    static bool IsForKnown(Endpoint? endpoint) =>
        endpoint?.Metadata.GetMetadata<ComponentTypeMetadata>() is not null && endpoint.Metadata.GetMetadata<IAllowAnonymous>() is null;
}
