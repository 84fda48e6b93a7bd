namespace AIoT.Twin.Web.Shell;

/// <summary>A place one can go to, as the search shows it.</summary>
public sealed record Found(string Text, string? Where, string Icon, string Url);
