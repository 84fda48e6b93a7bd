namespace AIoT.Twin.Web.Shell;

/// <summary>Names the resource file of the refusals every module may give.</summary>
public sealed class RefusalText;
