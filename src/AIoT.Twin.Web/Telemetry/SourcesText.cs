namespace AIoT.Twin.Web.Telemetry;

/// <summary>Names the resource file of the texts about sources.</summary>
public sealed class SourcesText;
