namespace AIoT.Twin.Modelling.Standards;

/// <summary>A standard as it is known in memory.</summary>
public sealed record StandardInfo(Guid Id, string TypeId, Guid ScopeId, IReadOnlyList<StandardItem> Items, int Version);
