namespace AIoT.Twin.Acquisition.Forwarding;

public sealed record OutboxOptions(string File)
{
    /// <summary>Beyond this, new batches are refused and counted; what already waits is never thrown away.</summary>
    public long MostBytes { get; init; } = 256L << 20;
}
