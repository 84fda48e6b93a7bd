namespace AIoT.Twin.Web.Telemetry.Corrections;

/// <summary>Names the resource file of the texts about what came late or otherwise.</summary>
public sealed class CorrectionsText;
