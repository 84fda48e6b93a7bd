using System.Text.Json.Nodes;
using AIoT.Twin.Acquisition;
using AIoT.Twin.Governance.Audit;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace AIoT.Twin.Governance;

/// <summary>One accepted change of the configuration: one context, one transaction, one audit leaf.</summary>
public sealed class TwinChange : IAsyncDisposable
{
    // Any fixed number will do; it only has to be the same in every process.
    const long ChainLock = 7_305_001;

    readonly IDbContextTransaction _transaction;
    readonly ConfigurationVersion _version;
    readonly TimeProvider _clock;
    readonly ChangeRecorder _recorder = new();

    internal TwinChange(Caller by, TwinDbContext database, IDbContextTransaction transaction, ConfigurationVersion version, TimeProvider clock)
    {
        By = by;
        Database = database;
        _transaction = transaction;
        _version = version;
        _clock = clock;
        database.SavingChanges += (_, _) => _recorder.Saving(database);
        database.SavedChanges += (_, _) => _recorder.Saved();
    }

    public Caller By { get; }

    public TwinDbContext Database { get; }

    /// <summary>Says what a statement did that EF does not track, such as ExecuteUpdate; before and after are JSON.</summary>
    public void Record(string entity, Guid id, JsonNode? before, JsonNode? after) => _recorder.Record(
        entity, id.ToString(), before is null ? null : CanonicalJson.Text(before), after is null ? null : CanonicalJson.Text(after));

    /// <summary>Waits until no other change is under way and keeps others waiting: for rules that span rows, such as a tree without circles.</summary>
    public async Task AloneAsync(CancellationToken cancellationToken)
    {
        // On SQLite the transaction itself is the only one.
        if (Database.Database.IsNpgsql())
            await Database.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock({ChainLock})", cancellationToken);
    }

    /// <summary>Saves, writes the leaf and commits; the last statement of a change. Without it everything is rolled back.</summary>
    public async Task<long> CommitAsync(AuditEntry entry, CancellationToken cancellationToken)
    {
        await Database.SaveChangesAsync(cancellationToken);
        return await CommitLeafAsync(entry, refused: false, cancellationToken);
    }

    /// <summary>The same, where a unique rule or another's newer edit is an expected answer rather than a fault.</summary>
    public async Task<CommitResult> TryCommitAsync(AuditEntry entry, CancellationToken cancellationToken)
    {
        try
        {
            return new CommitResult.Committed(await CommitAsync(entry, cancellationToken));
        }
        catch (DbUpdateConcurrencyException)
        {
            return new CommitResult.Stale();
        }
        catch (DbUpdateException e) when (UniqueViolation.In(e) is { } rule)
        {
            return new CommitResult.Taken(rule);
        }
    }

    internal async Task<long> CommitLeafAsync(AuditEntry entry, bool refused, CancellationToken cancellationToken)
    {
        await AloneAsync(cancellationToken);
        var head = await Database.Set<AuditLeaf>().OrderByDescending(l => l.Number).Select(l => new { l.Number, l.Hash }).FirstOrDefaultAsync(cancellationToken);
        var number = (head?.Number ?? 0) + 1;
        var items = _recorder.Items(number);
        Database.Add(Leaf(number, entry, refused, items, head?.Hash ?? AuditHash.Start));
        Database.AddRange(items);
        await Database.SaveChangesAsync(cancellationToken);
        if (Database.Database.IsNpgsql())
            await Database.Database.ExecuteSqlAsync($"select pg_notify({FollowConfiguration.Channel}, '')", cancellationToken);
        await _transaction.CommitAsync(cancellationToken);
        await DisposeAsync();
        await _version.ReachAsync(number);
        return number;
    }

    AuditLeaf Leaf(long number, AuditEntry entry, bool refused, IReadOnlyList<AuditItem> items, byte[] previous)
    {
        var now = _clock.Now();
        AuditLeaf Make(byte[] hash) => new()
        {
            Number = number,
            Time = now,
            By = By.Id,
            ByKind = By.Kind,
            Code = entry.Code,
            Twin = entry.Twin,
            Arguments = CanonicalJson.Text(new JsonObject(entry.Arguments.Select(a => KeyValuePair.Create(a.Key, (JsonNode?)a.Value)))),
            Reason = entry.Reason,
            Refused = refused,
            Items = items.Count,
            Root = AuditHash.Root(items),
            Previous = previous,
            Hash = hash,
        };

        return Make(AuditHash.Of(Make([])));
    }

    public async ValueTask DisposeAsync()
    {
        await _transaction.DisposeAsync();
        await Database.DisposeAsync();
    }
}
