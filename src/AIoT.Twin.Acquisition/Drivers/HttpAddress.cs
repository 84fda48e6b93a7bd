namespace AIoT.Twin.Acquisition.Drivers;

/// <summary>An address as people give it: absolute, http or https, without a name and password in it.</summary>
public static class HttpAddress
{
    public static FieldProblem? ProblemOf(FieldValues settings, string key) => Find(settings.Text(key)) is null
        ? new FieldProblem(key, "url-unreadable", ("value", settings.Text(key)))
        : null;

    public static Uri? Find(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme is ("http" or "https") && address.UserInfo.Length == 0 ? address : null;
}
