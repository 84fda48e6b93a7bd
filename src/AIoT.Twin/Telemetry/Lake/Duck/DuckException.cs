namespace AIoT.Twin.Telemetry.Lake.Duck;

/// <summary>What went wrong, as far as a caller can do something about it.</summary>
enum DuckFault
{
    /// <summary>The statement is wrong or not allowed; the message says where.</summary>
    Statement,
    OutOfMemory,
    DiskFull,

    /// <summary>A file is not what it should be.</summary>
    Damaged,

    /// <summary>A file or folder that may not be opened.</summary>
    Denied,
    Interrupted,
}

/// <summary>A failure the library reported, in its own words.</summary>
sealed class DuckException(string message) : Exception(message)
{
    public DuckFault Fault { get; } = FaultOf(message);

    static DuckFault FaultOf(string message) => message switch
    {
        _ when Has(message, "INTERRUPT") => DuckFault.Interrupted,
        _ when Has(message, "No space left") || Has(message, "disk full") || Has(message, "Quota exceeded") => DuckFault.DiskFull,
        _ when message.StartsWith("Out of Memory", StringComparison.Ordinal) => DuckFault.OutOfMemory,
        _ when message.StartsWith("Permission Error", StringComparison.Ordinal) => DuckFault.Denied,
        _ when Has(message, "magic bytes") || Has(message, "too small to be a Parquet") || Has(message, "corrupt") => DuckFault.Damaged,
        _ when message.StartsWith("IO Error", StringComparison.Ordinal) => DuckFault.Damaged,
        _ => DuckFault.Statement,
    };

    static bool Has(string message, string words) => message.Contains(words, StringComparison.OrdinalIgnoreCase);
}
