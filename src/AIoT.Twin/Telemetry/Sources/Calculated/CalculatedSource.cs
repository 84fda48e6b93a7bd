using System.Runtime.CompilerServices;
using AIoT.Twin.Acquisition;
using AIoT.Twin.Acquisition.Drivers;
using AIoT.Twin.Acquisition.Formulas;
using AIoT.Twin.Modelling;

namespace AIoT.Twin.Telemetry.Sources.Calculated;

/// <summary>Works out the formulas of one source once a second. Time is the samples' own; a result is stamped with the time of what made it.</summary>
sealed class CalculatedSource(
    SourceContext context, FieldValues settings, FormulaCompiler compiler, ITwinTreeSource tree, IFormulaHistory history, LiveInputs inputs, CalculationGraph graph)
    : ISourceConnection
{
    static readonly TimeSpan s_round = TimeSpan.FromSeconds(1);

    long _toldLate;
    long _toldBudget;

    public async IAsyncEnumerable<SampleBatch> ReadAsync(
        IReadOnlyList<SourceBinding> bindings, ISourceReport report, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        report.Connected();
        while (true)
        {
            var now = tree.Tree;
            var (signals, lost) = Make(bindings, now, report);
            if (lost.Count > 0)
                yield return Batch(lost);
            inputs.Follow([.. signals.SelectMany(s => s.Inputs).Select(i => i.Id).Distinct()]);
            foreach (var signal in signals)
                await signal.StartAsync(Now, cancellationToken);
            // Until a signal it rests on is another: has a new unit, was retired or restored.
            await foreach (var batch in RunAsync(signals, () => IsSame(signals, bindings, now), report, cancellationToken))
                yield return batch;
        }
    }

    long Now => context.Clock.Now().ToMicroseconds();

    async IAsyncEnumerable<SampleBatch> RunAsync(
        IReadOnlyList<CalculatedSignal> signals, Func<bool> isSame, ISourceReport report, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        while (isSame())
        {
            Hear(signals);
            var samples = new List<Sample>();
            foreach (var signal in signals)
            {
                while (await signal.StepAsync(Now, samples, cancellationToken))
                {
                    yield return Batch(samples);
                    samples = [];
                }
            }

            if (samples.Count > 0)
                yield return Batch(samples);
            Tell(signals, report);
            await Task.Delay(s_round, context.Clock, cancellationToken);
        }
    }

    void Hear(IReadOnlyList<CalculatedSignal> signals)
    {
        var missed = inputs.Follow([.. signals.SelectMany(s => s.Inputs).Select(i => i.Id).Distinct()]);
        var now = Now;
        while (inputs.TryTake(out var input, out var sample))
        {
            foreach (var signal in signals)
                signal.Take(input, sample, now);
        }

        foreach (var signal in missed ? signals : [])
            signal.MissedSome(now);
    }

    void Tell(IReadOnlyList<CalculatedSignal> signals, ISourceReport report)
    {
        var (late, budget) = (signals.Sum(s => s.TooLate), signals.Sum(s => s.OverBudget));
        if (late > _toldLate)
            report.Dropped("input-too-late", late - _toldLate, "");
        if (budget > _toldBudget)
            report.Dropped("window-too-large", budget - _toldBudget, "");
        (_toldLate, _toldBudget) = (late, budget);
    }

    (IReadOnlyList<CalculatedSignal> Signals, List<Sample> Lost) Make(IReadOnlyList<SourceBinding> bindings, TwinTree now, ISourceReport report)
    {
        (_toldLate, _toldBudget) = (0, 0);
        var (signals, lost) = (new List<CalculatedSignal>(), new List<Sample>());
        // What others rest on first.
        foreach (var binding in bindings.OrderBy(b => graph.DepthOf(b.Signal)))
        {
            if (Compile(binding, now) is FormulaResult.Compiled { Formula: var formula })
            {
                signals.Add(new CalculatedSignal(binding, formula, history, SettleUs(graph.DepthOf(binding.Signal))));
                continue;
            }

            report.Trouble(new SourceFailure(SourceLayer.Data, "formula-broken", now.Signal(binding.Signal) is { } signal ? now.Reference(signal) : ""));
            lost.Add(CalculatedSamples.Lost(binding, Now));
        }

        return (signals, lost);
    }

    // What rests on another calculation waits for its results to be stored too.
    long SettleUs(int depth)
    {
        var settle = settings.Milliseconds("settle", 1000);
        return (long)(settle + (Math.Max(0, depth - 1) * (settle + s_round))).TotalMicroseconds;
    }

    FormulaResult Compile(SourceBinding binding, TwinTree now) =>
        compiler.Compile(binding.Address.Text("formula"), new FormulaScope(now, _ => true, null), binding.Kind, now.Signal(binding.Signal)?.Unit ?? "1");

    bool IsSame(IReadOnlyList<CalculatedSignal> signals, IReadOnlyList<SourceBinding> bindings, TwinTree before)
    {
        var now = tree.Tree;
        return ReferenceEquals(now, before) || bindings.All(b => now.Signal(b.Signal) == before.Signal(b.Signal)
            && FormulaReferences.Ids(b.Address.Text("formula")).All(i => Same(now.Signal(i), before.Signal(i))));
    }

    // A rename changes nothing.
    static bool Same(SignalNode? a, SignalNode? b) => a is null ? b is null : b is not null && a.Unit == b.Unit && a.Kind == b.Kind;

    SampleBatch Batch(List<Sample> samples) => new($"source:{context.Source}", 0, null, samples.ToArray(), BatchAck.None);

    public Task<TestReport> TestAsync(CancellationToken cancellationToken) => Task.FromResult(new TestReport([], null));

    public Task<BrowseResult> BrowseAsync(string? node, CancellationToken cancellationToken) => Task.FromResult<BrowseResult>(new BrowseResult.Unsupported());

    public Task<AddressPreview?> PreviewAsync(FieldValues address, CancellationToken cancellationToken) => Task.FromResult<AddressPreview?>(null);

    public Task<WriteOutcome> WriteAsync(WritePermit permit, CancellationToken cancellationToken) =>
        Task.FromResult<WriteOutcome>(new WriteOutcome.Refused("writes-not-available"));

    public ValueTask DisposeAsync()
    {
        inputs.Dispose();
        return ValueTask.CompletedTask;
    }
}
