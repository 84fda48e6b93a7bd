using AIoT.Twin.Acquisition.Preprocessing;

namespace AIoT.Twin.Acquisition.Drivers;

/// <summary>Where the samples of one series come from, and what is done to them on the way.</summary>
public sealed record SourceBinding(Guid Signal, int Series, ValueKind Kind, FieldValues Address, BindingRules Rules)
{
    /// <summary>The kind the device is read in; the rules make the series' kind of it.</summary>
    public ValueKind Reads { get; init; } = Kind;

    /// <summary>How often it is read, where the driver polls; null takes the source's own interval.</summary>
    public TimeSpan? Interval { get; init; }
}
