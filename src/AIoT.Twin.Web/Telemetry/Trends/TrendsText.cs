namespace AIoT.Twin.Web.Telemetry.Trends;

/// <summary>Names the resource file of the trends page.</summary>
public sealed class TrendsText;
