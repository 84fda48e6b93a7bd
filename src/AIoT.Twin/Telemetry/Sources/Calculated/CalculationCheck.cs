using AIoT.Twin.Acquisition.Drivers;
using AIoT.Twin.Acquisition.Formulas;
using AIoT.Twin.Governance;
using AIoT.Twin.Modelling;
using Microsoft.EntityFrameworkCore;

namespace AIoT.Twin.Telemetry.Sources.Calculated;

/// <summary>What a calculated signal must be: a formula that fits it, over signals its author may read, and not over itself.</summary>
public sealed class CalculationCheck(FormulaCompiler compiler, ITwinTreeSource tree, IAccess access)
{
    /// <summary>The binding with its formula as it is stored, by ids; what cannot be read stays as it is and is refused later.</summary>
    public NewBinding Stored(Caller by, string driver, NewBinding wanted)
    {
        if (driver != CalculatedDriver.Key || wanted.Address.Find("formula") is not { } formula)
            return wanted;
        var scope = ScopeOf(by, tree.Tree.Signal(wanted.SignalId)?.TwinId);
        var stored = FormulaReferences.Rewrite(formula, r => scope.Find(r) is SignalMatch.Found(var signal) ? FormulaReferences.Of(signal.Id) : null);
        return wanted with { Address = wanted.Address.With("formula", stored) };
    }

    internal FormulaScope ScopeOf(Caller by, Guid? near) => new(tree.Tree, s => access.May(by, Permission.TelemetryRead, s.TwinId), near);

    /// <summary>Whether a formula may feed a signal that would be like this.</summary>
    public Refusal? Refuses(Caller by, SignalNode signal, FieldValues address)
    {
        var result = compiler.Compile(address.Text("formula"), ScopeOf(by, signal.TwinId), signal.Kind, signal.Unit);
        if (result is FormulaResult.Wrong { Error: var error })
            return SourceRules.AsRefusal("address", error.AsProblem());

        var now = tree.Tree;
        var isSample = now.Find(signal.TwinId)?.Sample;
        var inputs = ((FormulaResult.Compiled)result).Formula.Signals;
        return inputs.Any(i => now.Signal(i.Id) is { } input && now.Find(input.TwinId)?.Sample != isSample)
            ? Refusal.Invalid("sample-mismatch", "address.formula")
            : null;
    }

    /// <summary>Within the change that saves it, since two formulas saved at once may close a circle together.</summary>
    internal async Task<Refusal?> RefusesCycleAsync(TwinChange change, Guid signal, FieldValues address, CancellationToken cancellationToken)
    {
        await change.AloneAsync(cancellationToken);
        var stored = await (from binding in change.Database.Set<Binding>().AsNoTracking()
                            join source in change.Database.Set<Source>() on binding.SourceId equals source.Id
                            where source.Driver == CalculatedDriver.Key && source.RetiredAt == null
                            select new { binding.SignalId, binding.Address }).ToListAsync(cancellationToken);
        var inputs = stored.ToDictionary(b => b.SignalId, b => FormulaReferences.Ids(FieldJson.Read(b.Address).Text("formula")));
        return CalculationGraph.Cycle(signal, FormulaReferences.Ids(address.Text("formula")), s => inputs.GetValueOrDefault(s) ?? []) is { } cycle
            ? Refusal.Invalid("formula-cycle", "address.formula", ("cycle", string.Join(" → ", cycle.Reverse().Select(Name))))
            : null;
    }

    string Name(Guid signal) => tree.Tree.Signal(signal) is { } known ? tree.Tree.Reference(known) : $"{signal}";
}
