namespace AIoT.Twin.Telemetry.DataQuality;

/// <summary>Something that works with signals that cannot be trusted.</summary>
public sealed record HurtUse(string Code, string Name, string Link, IReadOnlyList<Guid> Signals);
