using AIoT.Twin.Acquisition;
using AIoT.Twin.Acquisition.Drivers;
using AIoT.Twin.Acquisition.Formulas;
using AIoT.Twin.Governance;
using AIoT.Twin.Modelling;

namespace AIoT.Twin.Telemetry.Sources.Calculated;

public abstract record RecalculateResult
{
    public sealed record Done(int Stored, int Revised, int Unchanged) : RecalculateResult;

    public sealed record Refused(Refusal Why) : RecalculateResult;
}

/// <summary>Works a calculated signal out again over a span, as after its inputs were imported; what differs becomes a revision.</summary>
public sealed class RecalculateSignal(
    FormulaCompiler compiler, IFormulaHistory history, ISampleSink sink, ISeriesCatalog series, TwinChanges changes, Permit permit,
    ITwinTreeSource tree, SourceIndex index)
{
    static readonly long s_longestUs = 366L * 86_400 * 1_000_000;

    public async Task<RecalculateResult> RunAsync(Caller by, Guid signal, DateTimeOffset from, DateTimeOffset to, CancellationToken cancellationToken)
    {
        if (tree.Tree.Signal(signal) is not { } node || permit.Denies(by, Permission.TelemetryRead, node.TwinId))
            return Refused(Refusal.NotFound("signal"));
        if (await permit.AskAsync(by, Permission.TelemetryBackfill, node.TwinId, "recalculate", cancellationToken) is { } denied)
            return Refused(denied);
        if (from >= to || to.ToMicroseconds() - from.ToMicroseconds() > s_longestUs)
            return Refused(Refusal.Invalid("span-wrong", "from"));
        if (Formula(node) is not var (formula, address))
            return Refused(Refusal.Conflict("not-calculated", null, ("signal", node.Name)));

        await RecordAsync(by, node, from, to, cancellationToken);
        var opened = await series.EnsureAsync(signal, node.Kind, node.Unit, cancellationToken);
        var binding = new SourceBinding(signal, opened.Handle, node.Kind, address, Acquisition.Preprocessing.BindingRules.None);
        return await WriteAsync(by, new CalculatedSpan(binding, formula, history), from.ToMicroseconds(), to.ToMicroseconds(), cancellationToken);
    }

    (Formula Formula, FieldValues Address)? Formula(SignalNode signal) =>
        index.Picture.OfSignal(signal.Id) is { } binding && index.Picture.Find(binding.SourceId)?.Driver == CalculatedDriver.Key
        && Compile(binding, signal) is FormulaResult.Compiled compiled
            ? (compiled.Formula, binding.Address)
            : null;

    FormulaResult Compile(BindingInfo binding, SignalNode signal) =>
        compiler.Compile(binding.Address.Text("formula"), new FormulaScope(tree.Tree, _ => true, null), signal.Kind, signal.Unit);

    async Task RecordAsync(Caller by, SignalNode signal, DateTimeOffset from, DateTimeOffset to, CancellationToken cancellationToken)
    {
        await using var change = await changes.BeginAsync(by, cancellationToken);
        var entry = new AuditEntry(
            "signal-recalculated", signal.TwinId, ("signal", signal.Id.ToString()), ("name", signal.Name), ("from", $"{from:O}"), ("to", $"{to:O}"));
        await change.CommitAsync(entry, cancellationToken);
    }

    async Task<RecalculateResult> WriteAsync(Caller by, CalculatedSpan span, long from, long to, CancellationToken cancellationToken)
    {
        var (stored, revised, unchanged) = (0, 0, 0);
        await foreach (var samples in span.RunAsync(from, to, cancellationToken))
        {
            var ack = new AwaitableAck();
            await sink.WriteAsync(new SampleBatch($"recalculation:{by.Id}", 0, null, samples, ack) { Backfill = true }, cancellationToken);
            if (await ack.Outcome.WaitAsync(cancellationToken) is not BatchOutcome.Accepted { Receipt: var receipt })
                return Refused(Refusal.Conflict("storage-failed", null));
            (stored, revised, unchanged) = (stored + receipt.Stored - receipt.Revised, revised + receipt.Revised, unchanged + receipt.Duplicates);
        }

        return new RecalculateResult.Done(stored, revised, unchanged);
    }

    static RecalculateResult.Refused Refused(Refusal why) => new(why);
}
