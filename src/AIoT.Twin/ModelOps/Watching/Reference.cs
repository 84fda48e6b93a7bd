using AIoT.Twin.Acquisition;
using AIoT.Twin.Modelling;
using AIoT.Twin.ModelOps.Drift;
using Microsoft.Extensions.Options;

namespace AIoT.Twin.ModelOps.Watching;

/// <summary>Learns from the reference of a signal what is usual for it and which signals it follows.</summary>
sealed class Reference(BinReader bins, IDriftDetector detector, IOptions<WatchOptions> options)
{
    const int MostSisters = 4;

    /// <summary>Null while there is too little, or when there is nothing to judge; the row then says why.</summary>
    public async Task<SignalState?> LearnAsync(WatchedSignal row, SignalNode signal, TwinTree tree, CancellationToken cancellationToken)
    {
        var (from, to, step) = (row.First.ToMicroseconds(), row.ReferenceEnd.ToMicroseconds(), row.StepUs);
        var own = await bins.ReadAsync(signal.Id, from, to, step, cancellationToken);
        row.Learned = own.Count(b => b.Known);
        if (row.Learned < Whitener.Learning)
        {
            row.ReferenceEnd = (to + Math.Max(Pace.Day, 32 * step)).ToTime();
            return null;
        }

        if (IsCounter(own))
        {
            row.Status = WatchStatus.Counter;
            return null;
        }

        var states = await StatesAsync(signal, tree, from, to, step, cancellationToken);
        var sisters = await SistersAsync(signal, tree, own, step, cancellationToken);
        var gate = states is { } known ? StateGate.Of(known.Signal, known.Bins, step) : StateGate.Open;
        var state = new SignalState(New(step), new(), [.. sisters.Select(s => s.Sister)], gate);
        for (var i = 0; i < own.Count; i++)
            state.Add(own[i], [.. sisters.Select(s => s.Bins[i])], states?.Bins[i] ?? default);
        state.CloseReference();
        Describe(row, state);
        return state;
    }

    void Describe(WatchedSignal row, SignalState state)
    {
        (row.Status, row.Cursor) = (WatchStatus.Judged, row.ReferenceEnd);
        (row.UsualLow, row.UsualMiddle, row.UsualHigh) = (state.Own.Usual.Low, state.Own.Usual.Middle, state.Own.Usual.High);
        row.ComparedWith = [.. state.Sisters.Select(s => s.Signal)];
        var (step, clock) = (TimeSpan.FromMicroseconds(row.StepUs), Pace.ClockOf(row.StepUs));
        row.ChanceAlarms = ChanceAlarms.In30Days(DeltaOf(row.StepUs), step, clock, ShiftWatch.Windows * (1 + state.Sisters.Count));
    }

    StreamJudge New(long step) => new(new ShiftWatch(detector, DeltaOf(step), Pace.ClockOf(step)));

    double DeltaOf(long step) => ChanceAlarms.DeltaFor(
        options.Value.ChanceAlarmsIn30Days, TimeSpan.FromMicroseconds(step), Pace.ClockOf(step), ShiftWatch.Windows * (1 + MostSisters));

    static bool IsCounter(IReadOnlyList<Bin> own)
    {
        var known = own.Where(b => b.Known).ToList();
        var falls = known.Zip(known.Skip(1)).Count(p => p.Second.Last < p.First.Last);
        return known[^1].Last > known[0].Last && falls <= known.Count / 500;
    }

    async Task<(Guid Signal, IReadOnlyList<Bin> Bins)?> StatesAsync(
        SignalNode signal, TwinTree tree, long from, long to, long step, CancellationToken cancellationToken) =>
        Neighbourhood.StateOf(tree, signal) is { } state
            ? (state.Id, await bins.ReadStateAsync(state.Id, from, to, step, cancellationToken))
            : null;

    async Task<List<(Sister Sister, IReadOnlyList<Bin> Bins)>> SistersAsync(
        SignalNode signal, TwinTree tree, IReadOnlyList<Bin> own, long step, CancellationToken cancellationToken)
    {
        var found = new List<(Sister, IReadOnlyList<Bin>)>();
        foreach (var candidate in Neighbourhood.SistersOf(tree, signal))
        {
            var theirs = await bins.ReadAsync(candidate.Id, own[0].FromUs, own[^1].FromUs + step, step, cancellationToken);
            if (SisterFit.Of(own, theirs) is { } fit && found.Count < MostSisters)
                found.Add((new(candidate.Id, fit.Offset, fit.Slope, New(step)), theirs));
        }

        return found;
    }
}
