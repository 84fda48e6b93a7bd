namespace AIoT.Twin.Telemetry.Quarantine;

/// <summary>Samples set aside for one reason, from one sender and for one signal.</summary>
public sealed record QuarantineGroup(QuarantineKey Key, QuarantinedFrom From)
{
    public string Id => Key.ToString();

    /// <summary>Those that are kept and can be looked at.</summary>
    public long Kept { get; init; }

    /// <summary>Those of very large batches that were only counted.</summary>
    public long CountedOnly { get; init; }

    /// <summary>When the first and the last of them came.</summary>
    public DateTimeOffset Since { get; init; }

    public DateTimeOffset Until { get; init; }

    public QuarantinedValue? Example { get; init; }

    public bool MayAct { get; init; }
}
