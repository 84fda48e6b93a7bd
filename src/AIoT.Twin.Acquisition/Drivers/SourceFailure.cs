namespace AIoT.Twin.Acquisition.Drivers;

/// <summary>What went wrong between us and a device: the layer, a code, and what it is about.</summary>
public sealed record SourceFailure(SourceLayer Layer, string Code, string Argument = "");
