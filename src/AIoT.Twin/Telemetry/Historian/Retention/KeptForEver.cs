namespace AIoT.Twin.Telemetry.Historian.Retention;

/// <summary>One class that is never given back: a history without a configuration.</summary>
sealed class KeptForEver : ISeriesRetention
{
    public short? ClassOf(Guid signal) => null;

    public IReadOnlyList<KeptClass> Classes { get; } = [new(0, null, null)];
}
