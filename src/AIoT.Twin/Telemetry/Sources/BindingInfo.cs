using AIoT.Twin.Acquisition.Drivers;
using AIoT.Twin.Acquisition.Preprocessing;

namespace AIoT.Twin.Telemetry.Sources;

/// <summary>A binding as it is known in memory.</summary>
public sealed record BindingInfo(Guid Id, Guid SourceId, Guid SignalId, FieldValues Address, string Unit, int Version)
{
    public double Scale { get; init; } = 1;

    public double Offset { get; init; }

    public RuleList Rules { get; init; } = RuleList.None;

    /// <summary>For how long the rules may let nothing through although values come.</summary>
    public TimeSpan? Silence { get; init; }

    public TimeSpan? Interval { get; init; }

    public WriteLimits? Limits { get; init; }
}
