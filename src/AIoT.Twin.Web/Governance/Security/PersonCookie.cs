using AIoT.Twin.Governance;
using AIoT.Twin.Governance.Keys;
using AIoT.Twin.Web.Shell;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;

namespace AIoT.Twin.Web.Governance.Security;

/// <summary>The cookie people are signed in by; looked at again on every request, from memory.</summary>
static class PersonCookie
{
    public static void Apply(CookieAuthenticationOptions options)
    {
        options.Cookie.Name = "twin";
        options.Cookie.HttpOnly = true;
        options.Cookie.SameSite = SameSiteMode.Lax;
        options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        options.ExpireTimeSpan = TimeSpan.FromHours(12);
        options.SlidingExpiration = true;
        options.LoginPath = "/sign-in";
        options.ReturnUrlParameter = "returnUrl";
        options.Events.OnValidatePrincipal = ValidateAsync;
        options.Events.OnRedirectToLogin = ChallengeAsync;
        options.Events.OnRedirectToAccessDenied = DenyAsync;
    }

    static Task ValidateAsync(CookieValidatePrincipalContext context)
    {
        var services = context.HttpContext.RequestServices;
        if (context.Principal?.AsCaller() is { } caller && IsStillGood(caller, context, services))
            return Task.CompletedTask;

        context.RejectPrincipal();
        return context.HttpContext.SignOutAsync(Schemes.Cookie);
    }

    // A sample person's cookie is worth nothing where "continue as" would not be offered.
    static bool IsStillGood(Caller caller, CookieValidatePrincipalContext context, IServiceProvider services)
    {
        var principals = services.GetRequiredService<Principals>();
        return principals.IsCurrent(caller, context.Principal?.FindFirst(PersonClaims.Stamp)?.Value)
            && (!principals.IsSample(caller.Id) || services.GetRequiredService<SampleSignIn>().IsOffered(context.HttpContext));
    }

    static Task ChallengeAsync(RedirectContext<CookieAuthenticationOptions> context)
    {
        if (Schemes.IsForPrograms(context.Request))
            return Unauthorized.AnswerAsync(context.HttpContext);
        context.Response.Redirect(context.RedirectUri);
        return Task.CompletedTask;
    }

    static Task DenyAsync(RedirectContext<CookieAuthenticationOptions> context) =>
        ApiProblem.Of(StatusCodes.Status403Forbidden, "forbidden", "The caller may not do this.").ExecuteAsync(context.HttpContext);
}
