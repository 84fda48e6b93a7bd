using AIoT.Twin.Acquisition.Drivers;
using AIoT.Twin.Modelling;
using AIoT.Twin.Telemetry.Sources;
using Microsoft.EntityFrameworkCore;

namespace AIoT.Twin.Telemetry.Sinks;

/// <summary>Turns what is configured into what the loops run: secrets filled in.</summary>
public sealed class SinkDefinitions(IDbContextFactory<TwinDbContext> database, SinkIndex index, SourceSecrets secrets, ITwinTreeSource tree)
{
    public async Task<IReadOnlyList<SinkDefinition>> AllAsync(CancellationToken cancellationToken)
    {
        await using var db = await database.CreateDbContextAsync(cancellationToken);
        var hidden = await db.Set<Sink>().AsNoTracking().Where(s => s.RetiredAt == null && s.Secrets != null)
            .ToDictionaryAsync(s => s.Id, s => s.Secrets, cancellationToken);
        return [.. index.All.Select(s => Of(s, secrets.Unprotect(s.Id, hidden.GetValueOrDefault(s.Id))))];
    }

    public async Task<SinkDefinition?> OfAsync(Guid sink, CancellationToken cancellationToken) =>
        (await AllAsync(cancellationToken)).FirstOrDefault(d => d.Id == sink);

    SinkDefinition Of(SinkInfo sink, FieldValues hidden) => new(sink.Id, sink.TwinId, sink.Target, hidden.Over(sink.Settings))
    {
        // Of a retired twin nothing more is sent; it goes on when the twin is restored.
        IsPaused = sink.PausedAt is not null || tree.Tree.Find(sink.TwinId) is null,
        IsSample = tree.Tree.Find(sink.TwinId)?.Sample == true,
        Run = sink.Run,
        StartFrom = sink.StartFrom,
    };
}
