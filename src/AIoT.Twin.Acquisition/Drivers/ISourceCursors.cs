namespace AIoT.Twin.Acquisition.Drivers;

/// <summary>How far sources that are read by a position have been read, kept over restarts; written only after what was read is stored.</summary>
public interface ISourceCursors
{
    Task<string?> ReadAsync(Guid source, CancellationToken cancellationToken);

    Task WriteAsync(Guid source, string position, CancellationToken cancellationToken);
}
