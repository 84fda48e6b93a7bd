using Microsoft.EntityFrameworkCore;

namespace AIoT.Twin.Governance;

/// <summary>Begins changes of the configuration.</summary>
public sealed class TwinChanges(IDbContextFactory<TwinDbContext> database)
{
    public async Task<TwinChange> BeginAsync(Caller by, CancellationToken cancellationToken)
    {
        var context = await database.CreateDbContextAsync(cancellationToken);
        return new TwinChange(by, context, await context.Database.BeginTransactionAsync(cancellationToken));
    }
}
