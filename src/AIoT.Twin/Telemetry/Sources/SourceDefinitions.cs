using AIoT.Twin.Acquisition;
using AIoT.Twin.Acquisition.Drivers;
using AIoT.Twin.Acquisition.Preprocessing;
using AIoT.Twin.Acquisition.Units;
using AIoT.Twin.Modelling;
using Microsoft.EntityFrameworkCore;

namespace AIoT.Twin.Telemetry.Sources;

/// <summary>Turns what is configured into what the loops run: secrets filled in, units resolved, series opened.</summary>
public sealed class SourceDefinitions(
    IDbContextFactory<TwinDbContext> database, SourceIndex index, SourceSecrets secrets, ITwinTreeSource tree, ISeriesCatalog series, UnitCatalog units,
    RuleBook book)
{
    public async Task<IReadOnlyList<SourceDefinition>> AllAsync(CancellationToken cancellationToken)
    {
        var hidden = await HiddenAsync(cancellationToken);
        var all = new List<SourceDefinition>();
        foreach (var source in index.Picture.All.Where(s => tree.Tree.Find(s.TwinId) is not null))
            all.Add(await OfAsync(source, secrets.Unprotect(source.Id, hidden.GetValueOrDefault(source.Id)), cancellationToken));
        return all;
    }

    async Task<Dictionary<Guid, string?>> HiddenAsync(CancellationToken cancellationToken)
    {
        await using var db = await database.CreateDbContextAsync(cancellationToken);
        return await db.Set<Source>().AsNoTracking().Where(s => s.RetiredAt == null && s.Secrets != null)
            .ToDictionaryAsync(s => s.Id, s => s.Secrets, cancellationToken);
    }

    async Task<SourceDefinition> OfAsync(SourceInfo source, FieldValues hidden, CancellationToken cancellationToken)
    {
        var bindings = new List<SourceBinding>();
        foreach (var binding in index.Picture.BindingsOf(source.Id))
        {
            // A retired signal's binding rests until the signal is restored.
            if (tree.Tree.Signal(binding.SignalId) is { } signal)
                bindings.Add(await OfAsync(binding, signal, cancellationToken));
        }

        return new SourceDefinition(source.Id, source.Driver, hidden.Over(source.Settings), bindings)
        {
            IsPaused = source.PausedAt is not null,
            IsSample = tree.Tree.Find(source.TwinId)!.Sample,
        };
    }

    async Task<SourceBinding> OfAsync(BindingInfo binding, SignalNode signal, CancellationToken cancellationToken)
    {
        var opened = await series.EnsureAsync(signal.Id, signal.Kind, signal.Unit, cancellationToken);
        return Of(binding, signal, opened.Handle);
    }

    public SourceBinding Of(BindingInfo binding, SignalNode signal, int handle) => new(signal.Id, handle, signal.Kind, binding.Address, RulesOf(binding, signal))
    {
        Interval = binding.Interval,
        Reads = book.ReadsAs(binding.Rules, signal.Kind),
    };

    BindingRules RulesOf(BindingInfo binding, SignalNode signal) => new()
    {
        Scale = binding.Scale,
        Offset = binding.Offset,
        Conversion = units.Between(binding.Unit, signal.Unit) ?? UnitConversion.Identity,
        Unit = signal.Unit,
        Chain = binding.Rules,
    };
}
