using AIoT.Twin.Acquisition.Drivers;
using AIoT.Twin.Acquisition.Preprocessing;

namespace AIoT.Twin.Telemetry.Sources;

/// <summary>A signal to be bound to an address.</summary>
public sealed record NewBinding(Guid SignalId, FieldValues Address)
{
    public double Scale { get; init; } = 1;

    public double Offset { get; init; }

    /// <summary>UCUM code of what the device sends, after scale and offset; null is the signal's own unit.</summary>
    public string? Unit { get; init; }

    /// <summary>What else is done to the values, in this order; works in the signal's unit.</summary>
    public RuleList Rules { get; init; } = RuleList.None;

    public TimeSpan? Interval { get; init; }

    /// <summary>Makes the signal writable, where the source allows writing.</summary>
    public WriteLimits? Limits { get; init; }
}
