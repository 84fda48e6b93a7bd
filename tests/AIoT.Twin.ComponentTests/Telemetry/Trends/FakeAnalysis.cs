using System.Runtime.CompilerServices;
using AIoT.Twin.Acquisition;
using AIoT.Twin.Telemetry.Analysis;

namespace AIoT.Twin.ComponentTests.Telemetry.Trends;

/// <summary>Says a time-weighted mean a test gives, and pairs of numbers that count up.</summary>
sealed class FakeAnalysis : ISignalAnalysis
{
    public double Weighted { get; set; } = 42;

    public Task<TimeWeighted> TimeWeightedAsync(Guid signal, long from, long to, Holding holding, CancellationToken cancellationToken) =>
        Task.FromResult(new TimeWeighted(from, to, to - from, Weighted * ((to - from) / 1e6)));

    public Task<StateDurations> DurationsAsync(Guid signal, long from, long to, TimeSpan? limit, CancellationToken cancellationToken) =>
        Task.FromResult(new StateDurations(ValueKind.Text, from, to, [], to - from));

    public async IAsyncEnumerable<AlignedRow> AlignAsync(IReadOnlyList<AlignedSignal> signals, TimeGrid grid, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await Task.CompletedTask;
        yield return new AlignedRow(grid.FromUs, [1, 2]);
        yield return new AlignedRow(grid.FromUs + grid.StepUs, [null, 3]);
        yield return new AlignedRow(grid.FromUs + (2 * grid.StepUs), [4, 5]);
    }

    public Task<IReadOnlyList<OutlinePoint>> OutlineAsync(Guid signal, long from, long to, int points, TimeSpan? gap, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<Sample?> FirstAsync(Guid signal, long from, long to, ValueTest test, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<Sample?> LastAsync(Guid signal, long from, long to, ValueTest test, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<CounterIncrease> IncreaseAsync(Guid signal, long from, long to, CounterRule rule, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<double?> AtAsync(Guid signal, long time, Holding holding, CancellationToken cancellationToken) => throw new NotSupportedException();
}
