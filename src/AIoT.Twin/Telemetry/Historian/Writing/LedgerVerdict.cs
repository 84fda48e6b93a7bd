using AIoT.Twin.Acquisition;

namespace AIoT.Twin.Telemetry.Historian.Writing;

abstract record LedgerVerdict
{
    public sealed record New(long Producer) : LedgerVerdict;

    /// <summary>Stored before; this was the answer.</summary>
    public sealed record Answered(BatchReceipt Receipt) : LedgerVerdict;

    public sealed record Refused(string Code, string? Detail = null) : LedgerVerdict;

    /// <summary>Its twin is in the commit being put together: it can be answered after that.</summary>
    public sealed record Later : LedgerVerdict
    {
        public static Later Instance { get; } = new();
    }
}
