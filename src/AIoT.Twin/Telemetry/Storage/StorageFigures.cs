namespace AIoT.Twin.Telemetry.Storage;

/// <summary>What the history takes and how long there is room; what cannot be known is null.</summary>
public sealed record StorageFigures(DateTimeOffset At)
{
    public required long Samples { get; init; }

    public required long ChunkBytes { get; init; }

    public required long JournalBytes { get; init; }

    /// <summary>Write-ahead log of the database: of the cluster on PostgreSQL, of the history file on SQLite.</summary>
    public required long? WalBytes { get; init; }

    /// <summary>Room left on the disk of the database.</summary>
    public required long? FreeBytes { get; init; }

    /// <summary>Samples of a day, as the mean of the last seven whole days by their own times.</summary>
    public required double? SamplesPerDay { get; init; }

    /// <summary>Samples by month, newest first: what a shorter retention would give back.</summary>
    public required IReadOnlyList<StoredMonth> Months { get; init; }

    public double? BytesPerSample => Samples > 0 ? (double)ChunkBytes / Samples : null;

    public double? BytesPerDay => BytesPerSample * SamplesPerDay;

    /// <summary>Until the disk is full at this rate, with what is given back meanwhile taken into account.</summary>
    public required double? DaysLeft { get; init; }
}

public sealed record StoredMonth(DateOnly First, long Samples, long DataBytes);
