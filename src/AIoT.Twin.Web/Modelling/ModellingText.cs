namespace AIoT.Twin.Web.Modelling;

/// <summary>Names the resource file of this module's texts.</summary>
public sealed class ModellingText;
