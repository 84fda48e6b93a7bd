using System.Security.Claims;
using AIoT.Twin.Governance;
using AIoT.Twin.Governance.Grants;
using AIoT.Twin.Governance.Keys;
using AIoT.Twin.Governance.People;
using AIoT.Twin.Web.Shell;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server;

namespace AIoT.Twin.Web.Governance.Security;

/// <summary>Keeps a circuit's rights current: every 30 s, and at once when people, keys or grants change.</summary>
sealed class CircuitAuthentication : RevalidatingServerAuthenticationStateProvider
{
    static readonly string[] s_rights = [nameof(Person), nameof(ApiKey), nameof(Grant)];

    readonly ConfigurationVersion _version;
    readonly Principals _principals;

    public CircuitAuthentication(ILoggerFactory logger, ConfigurationVersion version, Principals principals) : base(logger)
    {
        _version = version;
        _principals = principals;
        version.Advanced += Look;
    }

    protected override TimeSpan RevalidationInterval => TimeSpan.FromSeconds(30);

    protected override Task<bool> ValidateAuthenticationStateAsync(AuthenticationState authenticationState, CancellationToken cancellationToken) =>
        Task.FromResult(IsCurrent(authenticationState));

    bool IsCurrent(AuthenticationState state) =>
        state.User.AsCaller() is { } caller && _principals.IsCurrent(caller, state.User.FindFirst(PersonClaims.Stamp)?.Value);

    void Look(ConfigurationStep step)
    {
        if (step.Entities.Overlaps(s_rights))
            _ = TellAsync();
    }

    // Also when the person stays: the pages ask again what they may show.
    async Task TellAsync()
    {
        var state = await GetAuthenticationStateAsync();
        SetAuthenticationState(Task.FromResult(IsCurrent(state) ? state : new AuthenticationState(new ClaimsPrincipal(new ClaimsIdentity()))));
    }

    protected override void Dispose(bool disposing)
    {
        _version.Advanced -= Look;
        base.Dispose(disposing);
    }
}
