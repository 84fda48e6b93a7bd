using System.Security.Claims;
using AIoT.Twin.Governance;

namespace AIoT.Twin.Web.Shell;

/// <summary>The way between an authenticated identity and the <see cref="Caller"/> that use cases know.</summary>
static class CallerClaims
{
    /// <summary>By which a person's sign-in is ended.</summary>
    public const string Stamp = "stamp";

    const string Kind = "kind";

    public static IEnumerable<Claim> Of(Caller caller) =>
        [new(ClaimTypes.NameIdentifier, caller.Id.ToString()), new(Kind, caller.Kind.ToString())];

    extension(ClaimsPrincipal principal)
    {
        /// <summary>Null for a request nobody signed in for; the product's own principal never comes from outside.</summary>
        public Caller? AsCaller() =>
            principal.Identity?.IsAuthenticated == true
            && Guid.TryParse(principal.FindFirstValue(ClaimTypes.NameIdentifier), out var id)
            && Enum.TryParse<PrincipalKind>(principal.FindFirstValue(Kind), out var kind)
            && kind != PrincipalKind.System
                ? new Caller(id, kind)
                : null;
    }

    extension(HttpContext context)
    {
        /// <summary>The caller of an endpoint that requires authentication.</summary>
        public Caller Caller() => context.User.AsCaller() ?? throw new InvalidOperationException("The endpoint lets nobody in without a caller.");
    }
}
