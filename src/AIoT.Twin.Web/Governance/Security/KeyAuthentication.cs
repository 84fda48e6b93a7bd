using System.Security.Claims;
using System.Text.Encodings.Web;
using AIoT.Twin.Governance.Keys;
using AIoT.Twin.Web.Shell;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;

namespace AIoT.Twin.Web.Governance.Security;

/// <summary><c>Authorization: Bearer …</c> with a key of a service or device.</summary>
sealed class KeyAuthentication(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder, Principals principals, KeyUse use)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    const string Bearer = "Bearer ";

    public static bool IsOffered(HttpRequest request) =>
        request.Headers.Authorization is [{ } header] && header.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase);

    protected override Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (!IsOffered(Request))
            return Task.FromResult(AuthenticateResult.NoResult());
        var key = Request.Headers.Authorization.ToString()[Bearer.Length..].Trim();
        if (principals.OfKey(key) is not { } caller)
            return Task.FromResult(AuthenticateResult.Fail("The key is not known, was revoked or has expired."));

        use.Note(caller.Id);
        var identity = new ClaimsIdentity(CallerClaims.Of(caller), Scheme.Name);
        return Task.FromResult(AuthenticateResult.Success(new(new ClaimsPrincipal(identity), Scheme.Name)));
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        Response.Headers.WWWAuthenticate = "Bearer";
        return Unauthorized.AnswerAsync(Context);
    }

    protected override Task HandleForbiddenAsync(AuthenticationProperties properties) =>
        ApiProblem.Of(StatusCodes.Status403Forbidden, "forbidden", "The caller may not do this.").ExecuteAsync(Context);
}
