namespace AIoT.Twin.Web.Telemetry.Quarantine;

/// <summary>Names the resource file of the texts about values that were refused.</summary>
public sealed class QuarantineText;
