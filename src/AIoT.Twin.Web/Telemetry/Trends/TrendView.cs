namespace AIoT.Twin.Web.Telemetry.Trends;

/// <summary>The same pens over time, as numbers, or one against another.</summary>
public enum TrendView { Chart, Table, Xy }
