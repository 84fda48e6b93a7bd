namespace AIoT.Twin.Telemetry.Import.Files;

/// <summary>One row after another of a file, its fields as UTF-8; what it hands out holds until the next row.</summary>
abstract class RecordReader : IDisposable
{
    /// <summary>Of the row: where it began in a text, its number in a table.</summary>
    public long Line { get; protected set; }

    /// <summary>How much of the file has been read, in its own measure.</summary>
    public abstract long Position { get; }

    /// <summary>Why the row cannot be taken apart; null when it can.</summary>
    public string? Problem { get; protected set; }

    public int Count { get; protected set; }

    public abstract ReadOnlySpan<byte> this[int field] { get; }

    /// <summary>False behind the last row.</summary>
    public abstract bool Read(CancellationToken cancellationToken);

    public abstract void Dispose();
}
