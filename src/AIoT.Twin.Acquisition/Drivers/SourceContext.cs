using System.Net;

namespace AIoT.Twin.Acquisition.Drivers;

/// <summary>What a driver gets to open a source with.</summary>
public sealed record SourceContext(Guid Source, FieldValues Settings, Func<IPAddress, int, bool> Allows, TimeProvider Clock)
{
    /// <summary>For drivers that read by a position.</summary>
    public ISourceCursors Cursors { get; init; } = new CursorsInMemory();
}
