using AIoT.Twin.Governance;
using AIoT.Twin.Modelling;
using AIoT.Twin.Telemetry.Sources.Calculated;
using Microsoft.EntityFrameworkCore;

namespace AIoT.Twin.Telemetry.Sources;

/// <summary>Gives a binding another address or other rules, or takes it away; the signal keeps its history.</summary>
public sealed class EditBinding(SourceEdit edit, ITwinTreeSource tree, SourceIndex index, SourceRules rules, BindingCheck check, CalculationCheck calculations)
{
    /// <summary>The signal of a binding stays; its limits for writing are changed by who may allow writing.</summary>
    public Task<SourceResult> RunAsync(Caller by, Guid binding, int? version, NewBinding wanted, CancellationToken cancellationToken)
    {
        if (index.Picture.Binding(binding) is not { } known)
            return Task.FromResult<SourceResult>(Refusal.NotFound("binding"));

        var permission = wanted.Limits == known.Limits ? Permission.SourcesWrite : Permission.WritesAllow;
        return ChangeAsync(by, known, version, permission, "edit-binding", async (change, found, source) =>
        {
            if (tree.Tree.Signal(found.SignalId) is not { } signal)
                return Refusal.NotFound("signal");
            wanted = calculations.Stored(by, source.Driver, wanted with { SignalId = signal.Id });
            if (check.Refuses(by, rules.Driver(source.Driver)!, signal, wanted) is { } wrong)
                return wrong;
            if (source.Driver == CalculatedDriver.Key
                && await calculations.RefusesCycleAsync(change, signal.Id, wanted.Address, cancellationToken) is { } cycle)
            {
                return cycle;
            }

            BindSignals.Fill(found, wanted, signal);
            return null;
        }, "binding-edited", cancellationToken);
    }

    public Task<SourceResult> RemoveAsync(Caller by, Guid binding, int? version, CancellationToken cancellationToken) =>
        index.Picture.Binding(binding) is { } known
            ? ChangeAsync(by, known, version, Permission.SourcesWrite, "unbind-signal", null, "signal-unbound", cancellationToken)
            : Task.FromResult<SourceResult>(Refusal.NotFound("binding"));

    async Task<SourceResult> ChangeAsync(
        Caller by, BindingInfo known, int? version, Permission permission, string action,
        Func<TwinChange, Binding, Source, Task<Refusal?>>? change, string code, CancellationToken cancellationToken)
    {
        Binding? found = null;
        var result = await edit.RunAsync(by, known.SourceId, null, permission, action, async (under, source) =>
        {
            found = await under.Database.Set<Binding>().SingleOrDefaultAsync(b => b.Id == known.Id, cancellationToken);
            if (found is null)
                return (null, Refusal.NotFound("binding"));
            if (version is { } expected && expected != found.Version)
                return (null, Refusal.Stale());
            if (change is null)
                under.Database.Remove(found);
            else if (await change(under, found, source) is { } wrong)
                return (null, wrong);
            return (SourceEdit.Entry(code, source, ("signal", known.SignalId.ToString())), null);
        }, cancellationToken);
        return result is SourceResult.Done ? new SourceResult.Done(known.Id, found!.Version) : result;
    }
}
