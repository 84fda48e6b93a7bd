using System.Text.Json.Nodes;

namespace AIoT.Twin.Modelling;

/// <summary>A twin to be made; its parent may be one made before it in the same change.</summary>
public sealed record NewTwin(string TypeId, Guid ParentId, string Name)
{
    public Guid? Id { get; init; }

    public JsonObject Properties { get; init; } = [];

    /// <summary>Whether the telemetry elements of its type become signals.</summary>
    public bool TypeSignals { get; init; } = true;

    /// <summary>Marks a sample enterprise; below one everything is marked. Only the product itself may ask for it.</summary>
    public bool Sample { get; init; }
}
