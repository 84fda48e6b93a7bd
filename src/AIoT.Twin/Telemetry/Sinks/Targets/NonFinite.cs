namespace AIoT.Twin.Telemetry.Sinks.Targets;

/// <summary>What is no number, for places that cannot hold it.</summary>
static class NonFinite
{
    public static string WordOf(double value) => double.IsNaN(value) ? "NaN" : value > 0 ? "Infinity" : "-Infinity";
}
