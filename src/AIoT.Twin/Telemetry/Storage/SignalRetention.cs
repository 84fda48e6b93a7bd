namespace AIoT.Twin.Telemetry.Storage;

/// <summary>The retention class of one signal, whatever its own class says.</summary>
sealed class SignalRetention
{
    public required Guid SignalId { get; init; }

    public required short RetentionId { get; set; }

    public int Version { get; set; } = 1;
}
