using AIoT.Twin.Web.Shell;

namespace AIoT.Twin.Web.Governance.Security;

/// <summary>Keeps pages of other hosts from opening a circuit or hub with a signed-in person's cookie.</summary>
sealed class OriginCheck(RequestDelegate next, IConfiguration settings)
{
    readonly string[] _allowed = settings.GetSection("Twin:AllowedOrigins").Get<string[]>() ?? [];

    public Task InvokeAsync(HttpContext context) => IsGuarded(context.Request.Path) && !IsAllowed(context)
        ? ApiProblem.Of(StatusCodes.Status403Forbidden, "wrong-origin", "The page this comes from is of another host.").ExecuteAsync(context)
        : next(context);

    static bool IsGuarded(PathString path) => path.StartsWithSegments("/_blazor") || path.StartsWithSegments("/hubs");

    bool IsAllowed(HttpContext context)
    {
        var request = context.Request;
        var origin = request.Headers.Origin.ToString();
        if (origin.Length > 0)
            return origin == $"{request.Scheme}://{request.Host}" || _allowed.Contains(origin, StringComparer.OrdinalIgnoreCase);
        // Browsers always name the origin of a web socket; without one it is a program, and programs bring a key.
        return !IsWebSocket(request) || KeyAuthentication.IsOffered(request);
    }

    static bool IsWebSocket(HttpRequest request) =>
        request.Headers.Upgrade.ToString().Equals("websocket", StringComparison.OrdinalIgnoreCase) || request.HttpContext.WebSockets.IsWebSocketRequest;
}
