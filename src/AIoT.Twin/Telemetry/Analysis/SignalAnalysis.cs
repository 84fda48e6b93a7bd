using System.Runtime.CompilerServices;
using AIoT.Twin.Acquisition;

namespace AIoT.Twin.Telemetry.Analysis;

/// <summary>Reads a signal's samples in time order and gives them to whatever adds them up.</summary>
sealed class SignalAnalysis(SignalReader reader, SignalSearch search, TimeProvider clock) : ISignalAnalysis
{
    static readonly ValueTest s_anyNumber = new(Comparison.NotEqual, double.NaN);

    long Now => clock.Now().ToMicroseconds();

    public Task<IReadOnlyList<OutlinePoint>> OutlineAsync(
        Guid signal, long from, long to, int points, TimeSpan? gap, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(points, 3);
        return new Outline(reader).DrawAsync(signal, from, to, points, gap, cancellationToken);
    }

    public Task<Sample?> FirstAsync(Guid signal, long from, long to, ValueTest test, CancellationToken cancellationToken) =>
        search.FirstAsync(signal, from, to, test, cancellationToken);

    public Task<Sample?> LastAsync(Guid signal, long from, long to, ValueTest test, CancellationToken cancellationToken) =>
        search.LastAsync(signal, from, to, test, cancellationToken);

    public async Task<TimeWeighted> TimeWeightedAsync(Guid signal, long from, long to, Holding holding, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(to, from);
        var sum = new TimeWeightedSum(new HeldValue(reader.KindOf(signal), holding), from, to, Now);
        foreach (var carried in (await reader.LastBeforeAsync(signal, from, cancellationToken)).Samples)
            sum.Add(carried);
        await foreach (var page in reader.PagesAsync(signal, from, to, cancellationToken))
            page.Samples.ForEach(s => sum.Add(s));
        // Of a line the end must be known too.
        if (holding.Interpolation is Interpolation.Linear && await reader.NextAsync(signal, to, Reach(to, holding), cancellationToken) is { } next)
            sum.Add(next);
        return sum.Finish();
    }

    public async Task<StateDurations> DurationsAsync(Guid signal, long from, long to, TimeSpan? limit, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(to, from);
        var tally = new StateTally(new HeldValue(reader.KindOf(signal), Holding.Step(limit)), from, to, Now);
        var carried = await reader.LastBeforeAsync(signal, from, cancellationToken);
        carried.Samples.ForEach(s => tally.Add(s, carried.Texts));
        await foreach (var page in reader.PagesAsync(signal, from, to, cancellationToken))
            page.Samples.ForEach(s => tally.Add(s, page.Texts));
        return tally.Finish();
    }

    public async Task<CounterIncrease> IncreaseAsync(Guid signal, long from, long to, CounterRule rule, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(to, from);
        var tally = new CounterTally(reader.KindOf(signal), rule);
        if (await search.LastAsync(signal, long.MinValue, from, s_anyNumber, cancellationToken) is { } carried)
            tally.Add(carried);
        await foreach (var page in reader.PagesAsync(signal, from, to, cancellationToken))
            page.Samples.ForEach(s => tally.Add(s));
        return tally.Finish();
    }

    public async Task<double?> AtAsync(Guid signal, long time, Holding holding, CancellationToken cancellationToken)
    {
        var held = new HeldValue(reader.KindOf(signal), holding);
        var last = await reader.LastBeforeAsync(signal, time + 1, cancellationToken);
        if (last.Samples is not [var before])
            return null;
        return held.At(time, before, await reader.NextAsync(signal, time + 1, Reach(time, holding), cancellationToken), Now);
    }

    public async IAsyncEnumerable<AlignedRow> AlignAsync(
        IReadOnlyList<AlignedSignal> signals, TimeGrid grid, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(grid.StepUs, 1);
        var columns = signals.Select(s => new AlignedColumn(reader, s, grid.FromUs, Reach(grid.ToUs, s.Holding), Now)).ToArray();
        for (var time = grid.FromUs; time < grid.ToUs; time += grid.StepUs)
        {
            var values = new double?[columns.Length];
            for (var i = 0; i < values.Length; i++)
                values[i] = await columns[i].AtAsync(time, cancellationToken);
            yield return new AlignedRow(time, values);
        }
    }

    // Until when the next reading can matter.
    static long Reach(long time, Holding holding) => holding.LimitUs >= long.MaxValue - Math.Max(0, time) - 1 ? long.MaxValue : time + holding.LimitUs + 1;
}
