using AIoT.Twin.Acquisition;

namespace AIoT.Twin.SamplePlant.Seeding;

/// <summary>What is remembered of the plant's installation: when, and how far it has come. The plant itself is a function of time.</summary>
sealed class PlantInstallation
{
    /// <summary>There is one plant.</summary>
    public const int TheOne = 1;

    public int Id { get; init; } = TheOne;

    public required DateTimeOffset InstalledAt { get; init; }

    /// <summary>How many steps are done; the steps have a fixed order.</summary>
    public int StepsDone { get; set; }

    /// <summary>Batches of the step under way that are durable.</summary>
    public int Batches { get; set; }

    /// <summary>Spans to be filled by the second, as "from-to" in UTC microseconds: the day before live values began, then interruptions.</summary>
    public string Spans { get; set; } = "";

    /// <summary>The ports the devices listen on, as "name=port".</summary>
    public string Ports { get; set; } = "";

    public DateTimeOffset? RemovedAt { get; set; }

    public long InstalledUs => InstalledAt.ToMicroseconds();

    public bool LiveBegan => Spans.Length > 0;
}
