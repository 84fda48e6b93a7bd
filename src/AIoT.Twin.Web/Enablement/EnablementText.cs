namespace AIoT.Twin.Web.Enablement;

/// <summary>Names the resource file of insights, teams and adoption.</summary>
public sealed class EnablementText;
