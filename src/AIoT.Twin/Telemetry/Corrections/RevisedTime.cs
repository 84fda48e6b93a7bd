using AIoT.Twin.Acquisition;

namespace AIoT.Twin.Telemetry.Corrections;

/// <summary>A time of a signal with all values it had, oldest first; the last one counts.</summary>
public sealed record RevisedTime(DateTimeOffset Time, ValueKind Kind, string Unit, IReadOnlyList<RevisedValue> Values);

/// <summary>One of the values of a time: when it came and from whom. Of a value that nothing had come before that is not written down.</summary>
public sealed record RevisedValue(Sample Sample, string? Text)
{
    public DateTimeOffset? Received { get; init; }

    public string? Producer { get; init; }

    /// <summary>The source that sent it, where it was one; of a first value, the source the signal was bound to at its time.</summary>
    public Guid? Source { get; init; }

    public string? SourceName { get; init; }

    public bool IsCurrent { get; init; }
}

/// <summary>A page of times; the next one ends before a time. Times and values are of the signal's whole history.</summary>
public sealed record RevisionPage(IReadOnlyList<RevisedTime> Items, long? Before, long Times, long Values);
