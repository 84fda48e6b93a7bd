using AIoT.Twin.Acquisition;
using AIoT.Twin.Governance;

namespace AIoT.Twin.Telemetry;

/// <summary>Why values that look good are doubted; how far they are off, in the signal's unit and where that is known.</summary>
public sealed record SignalDoubt(string Code, DateTimeOffset Since, double? Apart, int ComparedWith);

/// <summary>For how long a signal was doubted; without an end it still is.</summary>
public sealed record DoubtSpan(Guid Signal, SignalDoubt Doubt, DateTimeOffset? Until);

/// <summary>Who doubts a signal by comparing it with others; declared here, implemented by the modules above, answered from memory.</summary>
public interface ISignalDoubts : INamed
{
    /// <summary>Null when nothing is held against it, or the caller may not know.</summary>
    SignalDoubt? About(Caller by, Guid signal);

    /// <summary>What was held against signals in a span, as far as the caller may know.</summary>
    Task<IReadOnlyList<DoubtSpan>> BetweenAsync(Caller by, DateTimeOffset from, DateTimeOffset to, CancellationToken cancellationToken);
}
