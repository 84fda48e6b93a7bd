namespace AIoT.Twin.Web.Telemetry;

/// <summary>Names the resource file of the texts about imports.</summary>
public sealed class ImportText;
