using System.Text.Json.Nodes;
using AIoT.Twin.Acquisition;
using AIoT.Twin.Modelling;

namespace AIoT.Twin.Web.Modelling;

sealed record TwinSummary(Guid Id, Guid? ParentId, string TypeId, TwinLevel Level, string Name, string Path, bool Sample);

sealed record TwinModel(
    Guid Id, Guid? ParentId, string TypeId, TwinLevel Level, string Name, string Path, bool Sample, JsonNode? Properties, DateTimeOffset Since, int Version);

sealed record NewTwinModel(string TypeId, string Name, Guid? ParentId = null, JsonObject? Properties = null, bool TypeSignals = true);

sealed record EditTwinModel(string? Name = null, JsonObject? Properties = null);

sealed record MoveTwinModel(Guid ParentId);

sealed record RestoreTwinModel(string? Name = null);

sealed record SignalModel(Guid Id, Guid TwinId, string Name, string Unit, ValueKind Kind, SignalClass Class, string Path)
{
    /// <summary>Only where one signal is asked for.</summary>
    public string? Description { get; init; }
}

sealed record NewSignalModel(string Name, string Unit, ValueKind Kind = ValueKind.Double, SignalClass Class = SignalClass.Measurement, string? Description = null);

sealed record EditSignalModel(string? Name = null, string? Unit = null, ValueKind? Kind = null, SignalClass? Class = null, string? Description = null);

sealed record RelationshipModel(string Name, Guid TargetId);

sealed record TypeModel(string Id, string Name, TwinLevel Level, bool BuiltIn, IReadOnlyList<TypeElement> Telemetry);
