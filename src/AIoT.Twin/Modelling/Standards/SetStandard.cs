using AIoT.Twin.Acquisition;
using AIoT.Twin.Acquisition.Units;
using AIoT.Twin.Governance;
using Microsoft.EntityFrameworkCore;

namespace AIoT.Twin.Modelling.Standards;

/// <summary>A standard as somebody wants it; without items there is none.</summary>
public sealed record WantedStandard(string TypeId, Guid ScopeId, IReadOnlyList<StandardItem> Items);

/// <summary>Sets what twins of a type are asked for below a twin; nothing that is there is touched by it.</summary>
public sealed class SetStandard(TwinChanges changes, Permit permit, ITwinTreeSource source, ItemCheck check, IUnitCatalog units, TimeProvider clock)
{
    /// <summary>A version that is not the current one is refused; 0 where there must be none yet.</summary>
    public async Task<TwinResult> RunAsync(Caller by, WantedStandard wanted, int? version, CancellationToken cancellationToken)
    {
        if (Refuses(wanted) is { } wrong)
            return wrong;
        if (await permit.AskAsync(by, Permission.TwinsWrite, wanted.ScopeId, "set-standard", cancellationToken) is { } denied)
            return denied;

        await using var change = await changes.BeginAsync(by, cancellationToken);
        var found = await change.Database.Set<TypeStandard>()
            .SingleOrDefaultAsync(s => s.TypeId == wanted.TypeId && s.ScopeId == wanted.ScopeId, cancellationToken);
        if (version is { } expected && expected != (found?.Version ?? 0))
            return Refusal.Stale();
        if (wanted.Items.Count == 0)
            return await RemoveAsync(change, wanted, found, cancellationToken);

        found ??= change.Database.Add(New(wanted)).Entity;
        found.Items = StandardJson.Write(wanted.Items);
        return await TwinEdit.EndAsync(change, Entry("standard-set", wanted), found.Id, () => found.Version, wanted.TypeId, cancellationToken) switch
        {
            TwinResult.Refused => Refusal.Stale(),
            var done => done,
        };
    }

    public Refusal? Refuses(WantedStandard wanted) =>
        source.Types.Find(wanted.TypeId) is not { Level: not TwinLevel.Root } ? Refusal.Invalid("unknown-type", "typeId", ("typeId", wanted.TypeId))
        : source.Tree.Find(wanted.ScopeId) is null ? Refusal.Invalid("unknown-scope", "scopeId")
        : StandardRule.Refuses(wanted.Items, check.Facts, units);

    async Task<TwinResult> RemoveAsync(TwinChange change, WantedStandard wanted, TypeStandard? found, CancellationToken cancellationToken)
    {
        if (found is null)
            return Refusal.NotFound("standard");
        change.Database.Remove(found);
        return await TwinEdit.EndAsync(change, Entry("standard-removed", wanted), found.Id, () => found.Version, wanted.TypeId, cancellationToken);
    }

    AuditEntry Entry(string code, WantedStandard wanted) =>
        new(code, wanted.ScopeId, ("type", source.Types.Find(wanted.TypeId)?.Name ?? wanted.TypeId), ("items", $"{wanted.Items.Count}"));

    TypeStandard New(WantedStandard wanted) => new()
    {
        Id = Guid.CreateVersion7(clock.Now()),
        TypeId = wanted.TypeId,
        ScopeId = wanted.ScopeId,
        Items = "[]",
        Since = clock.Now(),
    };
}
