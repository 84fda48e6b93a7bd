using System.Collections.Concurrent;

namespace AIoT.Twin.Telemetry.Import;

/// <summary>What an import is doing now and how far it is with that: reading, sorting, comparing, writing, waiting, taking-back.</summary>
public sealed record ImportStep(string Code, long Done, long Total);

/// <summary>The present step of the imports at work, from memory.</summary>
sealed class ImportProgress
{
    readonly ConcurrentDictionary<Guid, ImportStep> _steps = [];

    public ImportStep? Of(Guid import) => _steps.GetValueOrDefault(import);

    public void Set(Guid import, string code, long done, long total) => _steps[import] = new ImportStep(code, done, total);

    public void Clear(Guid import) => _steps.TryRemove(import, out _);
}
