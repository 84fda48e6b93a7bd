namespace AIoT.Twin.Acquisition.Forwarding;

/// <summary>Samples as they are sent: how many, and the JSON array of them.</summary>
public sealed record PackedSamples(int Count, byte[] Json);
