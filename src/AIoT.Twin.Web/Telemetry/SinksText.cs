namespace AIoT.Twin.Web.Telemetry;

/// <summary>Names the resource file of the texts about sinks.</summary>
public sealed class SinksText;
