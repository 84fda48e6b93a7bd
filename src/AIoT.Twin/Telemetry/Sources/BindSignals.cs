using AIoT.Twin.Acquisition;
using AIoT.Twin.Governance;
using AIoT.Twin.Modelling;
using AIoT.Twin.Telemetry.Sources.Calculated;

namespace AIoT.Twin.Telemetry.Sources;

public abstract record BindSignalsResult
{
    public sealed record Bound(IReadOnlyList<Guid> Bindings) : BindSignalsResult;

    /// <summary>Nothing was bound; the index is that of the wrong one.</summary>
    public sealed record Refused(int Index, Refusal Why) : BindSignalsResult;
}

/// <summary>Binds signals to addresses of one source in one change: all of them, or none.</summary>
public sealed class BindSignals(
    TwinChanges changes, Permit permit, ITwinTreeSource tree, SourceIndex index, SourceRules rules, BindingCheck check,
    CalculationCheck calculations, TimeProvider clock)
{
    public async Task<BindSignalsResult> RunAsync(Caller by, Guid source, IReadOnlyList<NewBinding> wanted, CancellationToken cancellationToken)
    {
        if (index.Picture.Find(source) is not { } known || permit.Denies(by, Permission.SourcesRead, known.TwinId))
            return new BindSignalsResult.Refused(0, Refusal.NotFound("source"));
        if (await permit.AskAsync(by, Permission.SourcesWrite, known.TwinId, "bind-signal", cancellationToken) is { } denied)
            return new BindSignalsResult.Refused(0, denied);
        if (wanted.Any(w => w.Limits is not null)
            && await permit.AskAsync(by, Permission.WritesAllow, known.TwinId, "make-writable", cancellationToken) is { } forbidden)
        {
            return new BindSignalsResult.Refused(0, forbidden);
        }

        wanted = [.. wanted.Select(w => calculations.Stored(by, known.Driver, w))];
        for (var i = 0; i < wanted.Count; i++)
        {
            if (Refuses(by, known, wanted[i]) is { } wrong)
                return new BindSignalsResult.Refused(i, wrong);
        }

        return await BindAsync(by, known, wanted, cancellationToken);
    }

    Refusal? Refuses(Caller by, SourceInfo source, NewBinding wanted)
    {
        if (tree.Tree.Signal(wanted.SignalId) is not { } signal || permit.Denies(by, Permission.SourcesWrite, signal.TwinId))
            return Refusal.Invalid("signal-unknown", "signalId");
        if (tree.Tree.Find(signal.TwinId)!.Sample != tree.Tree.Find(source.TwinId)?.Sample)
            return Refusal.Invalid("sample-mismatch", "signalId");
        if (index.Picture.OfSignal(signal.Id) is not null)
            return Bound(signal);
        return rules.Driver(source.Driver) is { } driver ? check.Refuses(by, driver, signal, wanted) : Refusal.Invalid("driver-unknown", "driver");
    }

    static Refusal Bound(SignalNode signal) => Refusal.Conflict("signal-bound", "signalId", ("signal", signal.Name));

    async Task<BindSignalsResult> BindAsync(Caller by, SourceInfo source, IReadOnlyList<NewBinding> wanted, CancellationToken cancellationToken)
    {
        var made = wanted.Select(w => Make(source, w)).ToList();
        await using var change = await changes.BeginAsync(by, cancellationToken);
        for (var i = 0; source.Driver == CalculatedDriver.Key && i < wanted.Count; i++)
        {
            if (await calculations.RefusesCycleAsync(change, wanted[i].SignalId, wanted[i].Address, cancellationToken) is { } cycle)
                return new BindSignalsResult.Refused(i, cycle);
        }

        change.Database.AddRange(made);
        return await change.TryCommitAsync(Entry(source, made), cancellationToken) is CommitResult.Committed
            ? new BindSignalsResult.Bound([.. made.Select(b => b.Id)])
            : new BindSignalsResult.Refused(0, Bound(tree.Tree.Signal(wanted[0].SignalId)!));
    }

    static AuditEntry Entry(SourceInfo source, List<Binding> made) => made is [var one]
        ? new("signal-bound", source.TwinId, ("source", source.Id.ToString()), ("name", source.Name), ("signal", one.SignalId.ToString()))
        : new("signals-bound", source.TwinId, ("source", source.Id.ToString()), ("name", source.Name), ("count", $"{made.Count}"));

    Binding Make(SourceInfo source, NewBinding wanted)
    {
        var binding = new Binding
        {
            Id = Guid.CreateVersion7(clock.Now()),
            SourceId = source.Id,
            SignalId = wanted.SignalId,
            Address = "",
            Unit = "",
        };
        Fill(binding, wanted, tree.Tree.Signal(wanted.SignalId)!);
        return binding;
    }

    internal static void Fill(Binding binding, NewBinding wanted, SignalNode signal)
    {
        binding.Address = FieldJson.Write(wanted.Address);
        binding.Scale = wanted.Scale;
        binding.Offset = wanted.Offset;
        binding.Unit = wanted.Unit ?? signal.Unit;
        binding.Rules = RulesJson.Write(wanted.Rules);
        (binding.Deadband, binding.DeadbandIsPercent, binding.HeartbeatMs) = (null, false, null);
        binding.IntervalMs = (long?)wanted.Interval?.TotalMilliseconds;
        binding.WriteLeast = wanted.Limits?.Least;
        binding.WriteMost = wanted.Limits?.Most;
        binding.WriteStep = wanted.Limits?.LargestStep;
        binding.WriteIntervalMs = (long?)wanted.Limits?.ShortestInterval.TotalMilliseconds;
    }
}
