using AIoT.Twin.Acquisition.Drivers;

namespace AIoT.Twin.Telemetry.Sources;

/// <summary>A source to be made; the settings hold the secrets too.</summary>
public sealed record NewSource(Guid TwinId, string Name, string Driver, FieldValues Settings)
{
    /// <summary>Given by callers that must know it beforehand.</summary>
    public Guid? Id { get; init; }
}
