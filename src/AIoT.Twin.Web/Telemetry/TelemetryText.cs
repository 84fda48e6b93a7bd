namespace AIoT.Twin.Web.Telemetry;

/// <summary>Names the resource file of the module's menu titles.</summary>
public sealed class TelemetryText;
