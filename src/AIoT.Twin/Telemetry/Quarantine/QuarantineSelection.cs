namespace AIoT.Twin.Telemetry.Quarantine;

/// <summary>Which samples of a group are meant: those listed, or all up to the newest that was seen.</summary>
public sealed record QuarantineSelection(QuarantineKey Group, long UpTo, IReadOnlyList<long>? Rows = null);
