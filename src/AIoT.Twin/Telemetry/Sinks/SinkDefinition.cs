using AIoT.Twin.Acquisition.Drivers;

namespace AIoT.Twin.Telemetry.Sinks;

/// <summary>A sink as its loop needs it, secrets filled in; equal when nothing changed that would need the loop to start anew.</summary>
public sealed record SinkDefinition(Guid Id, Guid TwinId, string Target, FieldValues Settings)
{
    public bool IsPaused { get; init; }

    /// <summary>Of the sample plant: may reach this machine itself.</summary>
    public bool IsSample { get; init; }

    public int Run { get; init; }

    public DateTimeOffset? StartFrom { get; init; }

    internal SinkContext ContextOf(ITimeSeriesSink target, IEndpointPolicy endpoints, TimeProvider clock)
    {
        var isSample = IsSample;
        return new(Id, target.Settings.Complete(Settings), (address, port) => endpoints.Allows(address, port, isSample), clock);
    }
}
