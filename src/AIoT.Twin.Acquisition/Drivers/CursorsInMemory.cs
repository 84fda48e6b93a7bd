using System.Collections.Concurrent;

namespace AIoT.Twin.Acquisition.Drivers;

/// <summary>Forgets at a restart: what is read once more then is known by its times and stored once.</summary>
public sealed class CursorsInMemory : ISourceCursors
{
    readonly ConcurrentDictionary<Guid, string> _positions = [];

    public string? Of(Guid source) => _positions.GetValueOrDefault(source);

    public Task<string?> ReadAsync(Guid source, CancellationToken cancellationToken) => Task.FromResult(Of(source));

    public Task WriteAsync(Guid source, string position, CancellationToken cancellationToken)
    {
        _positions[source] = position;
        return Task.CompletedTask;
    }
}
