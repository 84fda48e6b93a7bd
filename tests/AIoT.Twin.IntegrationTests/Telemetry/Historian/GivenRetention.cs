using AIoT.Twin.Telemetry.Historian.Retention;

namespace AIoT.Twin.IntegrationTests.Telemetry.Historian;

/// <summary>Keeps as a test says: everything in class 0, raw values of class 1 for 40 days.</summary>
sealed class GivenRetention : ISeriesRetention
{
    public Dictionary<Guid, short> Own { get; } = [];

    public IReadOnlyList<KeptClass> Classes { get; set; } = [new(0, null, null), new(1, TimeSpan.FromDays(40), TimeSpan.FromDays(60))];

    public short? ClassOf(Guid signal) => Own.GetValueOrDefault(signal);
}
