namespace AIoT.Twin.Modelling;

/// <summary>A twin as the in-memory tree knows it.</summary>
public sealed record TwinNode(Guid Id, Guid ParentId, string TypeId, TwinLevel Level, string Name, bool Sample);
