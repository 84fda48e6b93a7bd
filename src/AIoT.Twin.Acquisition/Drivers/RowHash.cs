namespace AIoT.Twin.Acquisition.Drivers;

/// <summary>64 bits of what a row says, the same after a restart.</summary>
static class RowHash
{
    const ulong Start = 14695981039346656037UL;
    const ulong Factor = 1099511628211UL;

    public static ulong Of(Guid signal, long time)
    {
        Span<byte> bytes = stackalloc byte[24];
        signal.TryWriteBytes(bytes);
        BitConverter.TryWriteBytes(bytes[16..], time);
        var hash = Start;
        foreach (var one in bytes)
            hash = (hash ^ one) * Factor;
        return hash;
    }

    public static ulong Of(string text, ulong status)
    {
        var hash = Start ^ status;
        foreach (var letter in text)
            hash = (hash ^ letter) * Factor;
        return hash;
    }
}
