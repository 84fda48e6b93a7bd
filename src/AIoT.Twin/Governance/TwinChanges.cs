using AIoT.Twin.Acquisition;
using AIoT.Twin.Governance.Audit;
using Microsoft.EntityFrameworkCore;

namespace AIoT.Twin.Governance;

/// <summary>Begins changes of the configuration.</summary>
public sealed class TwinChanges(IDbContextFactory<TwinDbContext> database, ConfigurationVersion version, TimeProvider clock)
{
    readonly RefusalLimit _limit = new();

    public async Task<TwinChange> BeginAsync(Caller by, CancellationToken cancellationToken)
    {
        var context = await database.CreateDbContextAsync(cancellationToken);
        try
        {
            return new TwinChange(by, context, await context.Database.BeginTransactionAsync(cancellationToken), version, clock);
        }
        catch
        {
            await context.DisposeAsync();
            throw;
        }
    }

    /// <summary>Leaves a leaf for something that was refused; beyond ten a minute of a principal they are counted, not written.</summary>
    public async Task RefuseAsync(Caller by, AuditEntry entry, CancellationToken cancellationToken)
    {
        if (_limit.Pass(by.Id, clock.Now()) is not { } suppressed)
            return;
        if (suppressed > 0)
            entry = entry with { Arguments = new Dictionary<string, string>(entry.Arguments) { ["suppressed"] = $"{suppressed}" } };
        await using var change = await BeginAsync(by, cancellationToken);
        await change.CommitLeafAsync(entry, refused: true, cancellationToken);
    }
}
