namespace AIoT.Twin.Web.Governance;

/// <summary>Names the resource file of this module's texts.</summary>
public sealed class GovernanceText;
