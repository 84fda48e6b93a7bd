namespace AIoT.Twin.Web.Governance.SigningIn;

static class LocalAddress
{
    /// <summary>Where to go after signing in; anything but a path on this host is the start page.</summary>
    public static string Of(string? returnUrl) =>
        returnUrl is ['/', ..] and not ['/', '/' or '\\', ..] && !returnUrl.Any(char.IsControl) ? returnUrl : "/";
}
