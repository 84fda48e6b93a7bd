namespace AIoT.Twin.Web.Telemetry.DataQuality;

/// <summary>Stands for the resource file of data quality.</summary>
public sealed class DataQualityText;
