using AIoT.Twin.Telemetry.Lake.Duck;

namespace AIoT.Twin.Telemetry.Lake;

/// <summary>Why a run stopped: disk-full, disk-low, lake-full, not-writable, out-of-memory, failed.</summary>
public sealed record LakeFailure(string Code, DateTimeOffset At, string Detail)
{
    internal static LakeFailure Of(Exception error, DateTimeOffset at) => new(CodeOf(error), at, error.Message);

    static string CodeOf(Exception error) => error switch
    {
        DuckException { Fault: DuckFault.DiskFull } => "disk-full",
        DuckException { Fault: DuckFault.OutOfMemory } => "out-of-memory",
        UnauthorizedAccessException or DuckException { Fault: DuckFault.Denied } => "not-writable",
        IOException io when io.HResult == NoSpace || io.Message.Contains("No space left", StringComparison.Ordinal) => "disk-full",
        _ => "failed",
    };

    const int NoSpace = 28;
}
