namespace AIoT.Twin.Acquisition.Encoding;

/// <summary>What one journal row holds: samples in the order they were accepted, and the texts that text values point to.</summary>
public sealed record JournalRow(List<Sample> Samples, IReadOnlyList<string> Texts);
