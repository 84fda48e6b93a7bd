namespace AIoT.Twin.Web.Kit;

/// <summary>A step of the way to a page; without an address it is only named.</summary>
public sealed record Crumb(string Text, string? Url = null);
