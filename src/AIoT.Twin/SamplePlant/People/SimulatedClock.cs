using AIoT.Twin.Acquisition;

namespace AIoT.Twin.SamplePlant.People;

/// <summary>Says the time it was set to, for use cases that replay what people did before the installation.</summary>
sealed class SimulatedClock : TimeProvider
{
    public long NowUs { get; set; }

    public override DateTimeOffset GetUtcNow() => NowUs.ToTime();
}
