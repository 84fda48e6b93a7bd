namespace AIoT.Twin.Web.Telemetry;

/// <summary>Names the resource file of the texts about the data lake.</summary>
public sealed class LakeText;
