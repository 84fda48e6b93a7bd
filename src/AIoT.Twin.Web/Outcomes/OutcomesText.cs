namespace AIoT.Twin.Web.Outcomes;

/// <summary>Names the resource file of this module's texts.</summary>
public sealed class OutcomesText;
