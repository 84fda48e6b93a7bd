namespace AIoT.Twin.Telemetry.Quarantine;

/// <summary>Who sent samples that were set aside, and what they were for; each null where that is not known here.</summary>
public sealed record QuarantinedFrom
{
    /// <summary>The name the batches were sent under.</summary>
    public string? Producer { get; init; }

    public Guid? Source { get; init; }

    public string? SourceName { get; init; }

    public Guid? Signal { get; init; }

    public string? SignalName { get; init; }

    public string? Place { get; init; }

    public string? Unit { get; init; }

    /// <summary>The twin whose rights decide; the root where neither a signal nor a source is known.</summary>
    public Guid Twin { get; init; }
}
