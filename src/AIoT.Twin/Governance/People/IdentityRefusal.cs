using Microsoft.AspNetCore.Identity;

namespace AIoT.Twin.Governance.People;

/// <summary>Identity's answers as refusals with codes of our own.</summary>
static class IdentityRefusal
{
    public const int ShortestPassword = 12;

    public static Refusal? Of(IdentityResult result) => result.Succeeded ? null : Of(result.Errors.First().Code);

    static Refusal Of(string code) => code switch
    {
        nameof(IdentityErrorDescriber.DuplicateUserName) => Refusal.Conflict("name-taken", "signInName"),
        nameof(IdentityErrorDescriber.InvalidUserName) => Refusal.Invalid("name-missing", "signInName"),
        nameof(IdentityErrorDescriber.PasswordTooShort) => Refusal.Invalid("password-short", "password", ("shortest", $"{ShortestPassword}")),
        nameof(IdentityErrorDescriber.PasswordRequiresUniqueChars) => Refusal.Invalid("password-monotonous", "password"),
        nameof(IdentityErrorDescriber.InvalidToken) => Refusal.Invalid("link-expired", "token"),
        nameof(IdentityErrorDescriber.ConcurrencyFailure) => Refusal.Stale(),
        _ => Refusal.Invalid("not-accepted", "signInName", ("code", code)),
    };
}
