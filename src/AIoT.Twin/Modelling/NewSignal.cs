using AIoT.Twin.Acquisition;

namespace AIoT.Twin.Modelling;

/// <summary>A signal to be added; the unit is its UCUM code.</summary>
public sealed record NewSignal(Guid TwinId, string Name, string Unit, ValueKind Kind, SignalClass Class = SignalClass.Measurement)
{
    public Guid? Id { get; init; }

    public string? Element { get; init; }

    public string? Description { get; init; }
}
