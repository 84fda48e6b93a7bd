using Microsoft.AspNetCore.Identity;

namespace AIoT.Twin.Governance.People;

/// <summary>Length counts, composition does not; five wrong tries pause an account for five minutes.</summary>
static class PasswordRules
{
    public static void Apply(IdentityOptions options)
    {
        options.Password = new()
        {
            RequiredLength = IdentityRefusal.ShortestPassword,
            RequiredUniqueChars = 5,
            RequireDigit = false,
            RequireLowercase = false,
            RequireUppercase = false,
            RequireNonAlphanumeric = false,
        };
        options.Lockout = new() { AllowedForNewUsers = true, MaxFailedAccessAttempts = 5, DefaultLockoutTimeSpan = TimeSpan.FromMinutes(5) };
        // Any script: the name is compared normalised and case-folded.
        options.User.AllowedUserNameCharacters = "";
    }
}
