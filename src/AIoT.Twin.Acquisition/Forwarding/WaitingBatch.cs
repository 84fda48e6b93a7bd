namespace AIoT.Twin.Acquisition.Forwarding;

/// <summary>A batch that the server has not acknowledged yet: its number, how many samples, and the body to send.</summary>
public sealed record WaitingBatch(long Number, int Count, byte[] Samples);
