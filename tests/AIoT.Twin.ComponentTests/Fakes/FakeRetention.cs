using AIoT.Twin.Governance;
using AIoT.Twin.Telemetry.Storage;

namespace AIoT.Twin.ComponentTests.Fakes;

/// <summary>Keeps everything, unless a test says otherwise.</summary>
public sealed class FakeRetention : IRetentionQueries
{
    public RetentionFigures? Figures { get; set; }

    public RetentionEffect? Effect { get; set; }

    public DateTimeOffset? Since { get; set; }

    public Task<RetentionFigures?> ReadAsync(Caller by, CancellationToken cancellationToken) => Task.FromResult(Figures);

    public Task<RetentionEffect?> EffectAsync(Caller by, short id, int rawDays, CancellationToken cancellationToken) => Task.FromResult(Effect);

    public DateTimeOffset? KeptSince(Guid signal) => Since;
}
