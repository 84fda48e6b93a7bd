namespace AIoT.Twin.Web.Modelling.Standards;

/// <summary>Names the resource file of the texts about standards.</summary>
public sealed class StandardsText;
