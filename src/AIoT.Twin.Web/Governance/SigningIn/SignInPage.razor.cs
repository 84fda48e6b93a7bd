using AIoT.Twin.Governance;
using AIoT.Twin.Governance.Keys;
using AIoT.Twin.Web.Governance.Security;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace AIoT.Twin.Web.Governance.SigningIn;

/// <summary>A static page: signing in sets a cookie, which a circuit cannot.</summary>
public sealed partial class SignInPage : ComponentBase
{
    IReadOnlyList<(Guid Id, string Name, string Role)> _sample = [];
    string? _problem;

    [Inject]
    internal PersonSignIn SignIn { get; init; } = null!;

    [Inject]
    internal SampleSignIn Sample { get; init; } = null!;

    [Inject]
    internal Principals Principals { get; init; } = null!;

    [Inject]
    internal IAccess Access { get; init; } = null!;

    [Inject]
    internal NavigationManager Navigation { get; init; } = null!;

    [Inject]
    internal IStringLocalizer<GovernanceText> Texts { get; init; } = null!;

    [CascadingParameter]
    public HttpContext Request { get; set; } = null!;

    [SupplyParameterFromQuery(Name = "returnUrl")]
    public string? ReturnUrl { get; set; }

    [SupplyParameterFromForm(FormName = "password")]
    public string? Name { get; set; }

    [SupplyParameterFromForm(FormName = "password")]
    public string? Password { get; set; }

    [SupplyParameterFromForm(FormName = "continue")]
    public Guid? Person { get; set; }

    protected override void OnInitialized()
    {
        if (Sample.IsOffered(Request))
            _sample = [.. Principals.SamplePeople.OrderBy(p => p.Name, StringComparer.CurrentCulture).Select(p => (p.Id, p.Name, RolesOf(p.Id)))];
    }

    string RolesOf(Guid person) =>
        string.Join(", ", Access.RolesOf(new(person, PrincipalKind.Person)).Order().Select(role => Texts[$"Role.{role}"].Value));

    async Task SignInAsync() =>
        End(await SignIn.ByPasswordAsync(Name ?? "", Password ?? "", Request.RequestAborted));

    async Task ContinueAsync() =>
        End(await SignIn.AsSampleAsync(Person ?? Guid.Empty, Request.RequestAborted));

    void End(SignInOutcome outcome)
    {
        if (outcome is SignInOutcome.In)
            Navigation.NavigateTo(LocalAddress.Of(ReturnUrl));
        _problem = outcome is SignInOutcome.Paused ? Texts["SignIn.Paused"] : Texts["SignIn.Wrong"];
    }
}
