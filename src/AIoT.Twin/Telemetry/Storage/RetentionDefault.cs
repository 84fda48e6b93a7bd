using AIoT.Twin.Modelling;

namespace AIoT.Twin.Telemetry.Storage;

/// <summary>The retention class that signals of a class belong to.</summary>
sealed class RetentionDefault
{
    public required SignalClass Signals { get; init; }

    public required short RetentionId { get; set; }

    public int Version { get; set; } = 1;
}
