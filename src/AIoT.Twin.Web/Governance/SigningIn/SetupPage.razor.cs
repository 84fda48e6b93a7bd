using AIoT.Twin.Governance;
using AIoT.Twin.Governance.People;
using AIoT.Twin.Web.Shell;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace AIoT.Twin.Web.Governance.SigningIn;

/// <summary>Where a one-time link leads: the first administrator, or an invited person choosing a password.</summary>
public sealed partial class SetupPage(
    FirstAdministrator first, SetPassword passwords, IStringLocalizer<GovernanceText> texts, IStringLocalizer<RefusalText> common) : ComponentBase
{
    string? _problem;
    bool _done;

    [CascadingParameter]
    public HttpContext Request { get; set; } = null!;

    [Parameter]
    public required string Token { get; set; }

    [SupplyParameterFromForm(FormName = "setup")]
    public string? SignInName { get; set; }

    [SupplyParameterFromForm(FormName = "setup")]
    public string? DisplayName { get; set; }

    [SupplyParameterFromForm(FormName = "setup")]
    public string? Password { get; set; }

    bool IsFirst => first.Accepts(Token);

    bool IsInvitation => Token.Contains('.', StringComparison.Ordinal);

    async Task SaveAsync()
    {
        var refused = IsFirst ? await MakeFirstAsync() : await passwords.RunAsync(Token, Password ?? "", Request.RequestAborted);
        _done = refused is null;
        _problem = refused is null ? null : RefusalTexts.Of(refused, texts, common);
    }

    async Task<Refusal?> MakeFirstAsync() =>
        await first.RunAsync(Token, new(SignInName ?? "", DisplayName ?? ""), Password ?? "", Request.RequestAborted) is CreatePersonResult.Refused refused
            ? refused.Why
            : null;
}
