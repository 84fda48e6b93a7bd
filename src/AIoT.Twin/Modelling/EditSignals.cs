using AIoT.Twin.Acquisition;
using AIoT.Twin.Acquisition.Units;
using AIoT.Twin.Governance;
using AIoT.Twin.Modelling.Standards;
using Microsoft.EntityFrameworkCore;

namespace AIoT.Twin.Modelling;

/// <summary>What of a signal may change; null stays as it is, and an empty description is none.</summary>
public sealed record SignalEdit(string? Name = null, string? Unit = null, ValueKind? Kind = null, SignalClass? Class = null, string? Description = null);

/// <summary>Adds, edits, retires and restores signals of a twin.</summary>
public sealed class EditSignals(TwinEdit edit, CreateTwins create, ITwinQueries twins, IUnitCatalog units, StandardGate standards, TimeProvider clock)
{
    public async Task<TwinResult> AddAsync(Caller by, NewSignal signal, CancellationToken cancellationToken) =>
        await create.RunAsync(by, [], [signal], cancellationToken) switch
        {
            CreateTwinsResult.Created made => new TwinResult.Done(made.Signals[0].Id, 1),
            CreateTwinsResult.Refused refused => refused.Why,
            var other => throw new InvalidOperationException($"{other}"),
        };

    public Task<TwinResult> EditAsync(Caller by, Guid signal, SignalEdit wanted, int? version, CancellationToken cancellationToken)
    {
        if (wanted.Name is { } name && NameRule.Refuses(name) is { } bad)
            return Task.FromResult<TwinResult>(bad);
        if (wanted.Unit is { } unit && !units.Knows(unit))
            return Task.FromResult<TwinResult>(Refusal.Invalid("unknown-unit", "unit", ("unit", unit)));
        if (DescriptionRule.Refuses(wanted.Description) is { } unreadable)
            return Task.FromResult<TwinResult>(unreadable);
        return ChangeAsync(by, signal, version, "signal-edited", living: true, entity => Apply(entity, wanted), cancellationToken);
    }

    public Task<TwinResult> RetireAsync(Caller by, Guid signal, int? version, CancellationToken cancellationToken) =>
        ChangeAsync(by, signal, version, "signal-retired", living: true, entity => entity.RetiredAt = clock.Now(), cancellationToken);

    public Task<TwinResult> RestoreAsync(Caller by, Guid signal, CancellationToken cancellationToken) =>
        ChangeAsync(by, signal, null, "signal-restored", living: false, entity => entity.RetiredAt = null, cancellationToken);

    async Task<TwinResult> ChangeAsync(
        Caller by, Guid signal, int? version, string code, bool living, Action<Signal> apply, CancellationToken cancellationToken)
    {
        if (await twins.TwinOfSignalAsync(signal, cancellationToken) is not { } twin)
            return Refusal.NotFound("signal");
        if (await edit.AskAsync(by, twin, code, cancellationToken) is { } denied)
            return denied;

        await using var change = await edit.BeginAsync(by, cancellationToken);
        var entity = await change.Database.Set<Signal>().SingleAsync(s => s.Id == signal, cancellationToken);
        if (entity.RetiredAt is null != living)
            return Refusal.NotFound("signal");
        if (version is { } expected && expected != entity.Version)
            return Refusal.Stale();
        var of = await change.Database.Set<Twin>().AsNoTracking().SingleAsync(t => t.Id == twin, cancellationToken);
        var before = await standards.BeforeAsync(change, [of], cancellationToken);
        apply(entity);
        if (living && await standards.RefusesAsync(change, [of], before, cancellationToken) is { } worse)
            return worse;
        var entry = new AuditEntry(code, entity.TwinId, ("signal", signal.ToString()), ("name", entity.Name));
        return await TwinEdit.EndAsync(change, entry, signal, () => entity.Version, entity.Name, cancellationToken);
    }

    static void Apply(Signal entity, SignalEdit wanted)
    {
        if (wanted.Name is { } name)
            (entity.Name, entity.NameKey) = (name.Trim(), NameKey.Of(name));
        entity.Unit = wanted.Unit ?? entity.Unit;
        entity.Kind = wanted.Kind ?? entity.Kind;
        entity.Class = wanted.Class ?? entity.Class;
        entity.Description = wanted.Description is { } words ? DescriptionRule.Stored(words) : entity.Description;
    }
}
