using AIoT.Twin.Acquisition;

namespace AIoT.Twin.Telemetry.DataQuality;

/// <summary>One thing held against a signal, present or past; times are null where nobody can say.</summary>
public sealed record QualityReason(QualityKind Kind)
{
    public DateTimeOffset? SinceEarliest { get; init; }

    public DateTimeOffset? SinceLatest { get; init; }

    public DateTimeOffset? Until { get; init; }

    public double? Magnitude { get; init; }

    public double? Limit { get; init; }

    /// <summary>UCUM code of magnitude and limit.</summary>
    public string Unit { get; init; } = "1";

    public ushort Status { get; init; }

    /// <summary>How a suspect sensor was found, and with how many it was compared.</summary>
    public string? Code { get; init; }

    public int ComparedWith { get; init; }

    internal static QualityReason Of(SignalFault fault) => new(fault.Kind)
    {
        SinceEarliest = fault.SinceEarliest,
        SinceLatest = fault.SinceLatest,
        Until = fault.Until,
        Magnitude = fault.Magnitude,
        Limit = fault.Limit,
        Unit = fault.Unit,
        Status = (ushort)fault.Status,
    };

    internal static QualityReason Of(SignalDoubt doubt, string unit, DateTimeOffset? until) => new(QualityKind.Suspect)
    {
        SinceEarliest = doubt.Since,
        SinceLatest = doubt.Since,
        Until = until,
        Magnitude = doubt.Apart,
        Unit = unit,
        Code = doubt.Code,
        ComparedWith = doubt.ComparedWith,
    };

    internal static QualityReason Of(Sample sample) => new(QualityKind.Codes)
    {
        SinceEarliest = sample.Time,
        SinceLatest = sample.Time,
        Status = sample.Status,
    };
}
