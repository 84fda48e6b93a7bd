using AIoT.Twin.Acquisition;
using AIoT.Twin.Acquisition.Units;
using AIoT.Twin.Governance;
using AIoT.Twin.Modelling.Standards;
using Microsoft.EntityFrameworkCore;

namespace AIoT.Twin.Modelling;

public abstract record CreateTwinsResult
{
    /// <summary>In the order they were asked for; the signals of types come after the twin they belong to.</summary>
    public sealed record Created(IReadOnlyList<Guid> Twins, IReadOnlyList<CreatedSignal> Signals) : CreateTwinsResult;

    /// <summary>Nothing was made; the index is that of the twin, or of the signal when all twins were right.</summary>
    public sealed record Refused(int Index, Refusal Why) : CreateTwinsResult;
}

/// <summary>A signal that was made, with the type's element it came from.</summary>
public sealed record CreatedSignal(Guid Id, Guid TwinId, string Name, string? Element);

/// <summary>Makes many twins and signals in one change: all of them, or none.</summary>
public sealed class CreateTwins(TwinChanges changes, Permit permit, ITwinTreeSource source, IUnitCatalog units, StandardGate standards, TimeProvider clock)
{
    public async Task<CreateTwinsResult> RunAsync(
        Caller by, IReadOnlyList<NewTwin> twins, IReadOnlyList<NewSignal> signals, CancellationToken cancellationToken)
    {
        await using var change = await changes.BeginAsync(by, cancellationToken);
        await change.AloneAsync(cancellationToken);
        var known = await KnownAsync(change.Database, twins, signals, cancellationToken);
        var plan = new TwinPlan(source.Types, units, clock.Now(), known);
        if (plan.Add(by, twins) is { } wrongTwin)
            return wrongTwin;
        if (plan.Add(signals) is { } wrongSignal)
            return wrongSignal;
        if (await DeniedAsync(by, change, plan.Touched, cancellationToken) is { } denied)
            return new CreateTwinsResult.Refused(0, denied);
        if (await standards.RefusesNewAsync(change, plan.Twins, plan.Signals, [.. known.Values], cancellationToken) is { } below)
            return new CreateTwinsResult.Refused(0, below);

        change.Database.AddRange(plan.Twins);
        change.Database.AddRange(plan.Signals);
        return await change.TryCommitAsync(Entry(plan), cancellationToken) is CommitResult.Committed
            ? new CreateTwinsResult.Created([.. plan.Twins.Select(t => t.Id)], [.. plan.Signals.Select(s => new CreatedSignal(s.Id, s.TwinId, s.Name, s.Element))])
            : new CreateTwinsResult.Refused(0, NameRule.Taken(plan.Twins is [var first, ..] ? first.Name : plan.Signals[0].Name));
    }

    static async Task<IReadOnlyDictionary<Guid, Twin>> KnownAsync(
        TwinDbContext db, IReadOnlyList<NewTwin> twins, IReadOnlyList<NewSignal> signals, CancellationToken cancellationToken)
    {
        var asked = twins.Select(t => t.ParentId).Concat(signals.Select(s => s.TwinId)).Distinct().ToList();
        return await db.Set<Twin>().AsNoTracking().Where(t => asked.Contains(t.Id) && t.RetiredAt == null).ToDictionaryAsync(t => t.Id, cancellationToken);
    }

    async Task<Refusal?> DeniedAsync(Caller by, TwinChange change, IEnumerable<Guid> touched, CancellationToken cancellationToken)
    {
        foreach (var twin in touched)
        {
            if (permit.Denies(by, Permission.TwinsWrite, twin))
            {
                // The refusal is a change of its own, and on SQLite there is only one at a time.
                await change.DisposeAsync();
                return await permit.AskAsync(by, Permission.TwinsWrite, twin, "create-twin", cancellationToken);
            }
        }

        return null;
    }

    static AuditEntry Entry(TwinPlan plan) => plan switch
    {
        { Twins: [var one] } => new("twin-created", one.ParentId, ("twin", one.Id.ToString()), ("name", one.Name)),
        { Twins: [], Signals: [var one] } => new("signal-added", one.TwinId, ("signal", one.Id.ToString()), ("name", one.Name)),
        _ => new("twins-created", plan.Touched.FirstOrDefault(TwinTree.RootId), ("twins", $"{plan.Twins.Count}"), ("signals", $"{plan.Signals.Count}")),
    };
}
