using AIoT.Twin.Acquisition;
using AIoT.Twin.Modelling;
using AIoT.Twin.Telemetry;
using Microsoft.Extensions.Options;

namespace AIoT.Twin.ModelOps.Watching;

/// <summary>Brings every watched signal forward by a bounded amount of work; history is scanned the same way as the present.</summary>
sealed class WatchRound(
    ITelemetryQueries telemetry, ITwinTreeSource tree, ChosenDetector detector, WatchBook book, IOptions<WatchOptions> options, TimeProvider clock)
{
    // A day of minutes at a time, and so many such reads in a round: a round takes about a second and keeps a core free.
    const int StepsPerRead = 1440;
    const int ReadsPerRound = 400;
    static readonly TimeSpan s_retry = TimeSpan.FromMinutes(1);

    readonly BinReader _bins = new(telemetry);
    readonly Dictionary<Guid, DateTimeOffset> _empty = [];
    int _reads;

    /// <summary>Whether there is more to do at once.</summary>
    public async Task<bool> RunAsync(CancellationToken cancellationToken)
    {
        var picture = tree.Tree;
        (_reads, var now) = (0, clock.Now());
        var watched = picture.Signals.Where(Neighbourhood.IsWatched).OrderBy(s => s.Id).Take(options.Value.MostSignals).ToList();
        foreach (var signal in watched.OrderBy(s => book.Row(s.Id)?.Cursor ?? _empty.GetValueOrDefault(s.Id)))
        {
            if (_reads < ReadsPerRound)
                await AdvanceAsync(signal, picture, now, cancellationToken);
        }

        _bins.Forget();
        await book.JudgeAsync(picture, watched, now, cancellationToken);
        return watched.Any(s => book.Row(s.Id) is { } row && IsBehind(row, now));
    }

    static bool IsBehind(WatchedSignal row, DateTimeOffset now) => row.Status switch
    {
        WatchStatus.Judged => row.Cursor.ToMicroseconds() + row.StepUs <= Complete(row, now),
        WatchStatus.CannotJudgeYet => row.ReferenceEnd.ToMicroseconds() <= Complete(row, now),
        _ => false,
    };

    // A step is complete some seconds after its end: values still on their way would otherwise be missing from it.
    static long Complete(WatchedSignal row, DateTimeOffset now) => (now.ToMicroseconds() - 10_000_000) / row.StepUs * row.StepUs;

    async Task AdvanceAsync(SignalNode signal, TwinTree picture, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (book.Row(signal.Id) is not { } row)
            await StartAsync(signal, now, cancellationToken);
        else if (row.Status is WatchStatus.CannotJudgeYet)
            await LearnAsync(row, signal, picture, now, cancellationToken);
        else if (row.Status is WatchStatus.Judged)
            await FollowAsync(row, now, cancellationToken);
    }

    async Task StartAsync(SignalNode signal, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (_empty.TryGetValue(signal.Id, out var asked) && now - asked < s_retry)
            return;
        _empty[signal.Id] = now;
        _reads++;
        var first = await telemetry.SamplesAsync(signal.Id, 0, now.ToMicroseconds(), Pace.FirstSamples, cancellationToken);
        if (first.Count < Pace.FirstSamples)
            return;
        var step = Pace.StepOf(first);
        var from = first[0].TimeUs / step * step;
        book.Add(new WatchedSignal
        {
            SignalId = signal.Id,
            StepUs = step,
            First = from.ToTime(),
            Cursor = from.ToTime(),
            ReferenceEnd = Pace.ReferenceEnd(from, now.ToMicroseconds(), step).ToTime(),
        });
        _empty.Remove(signal.Id);
    }

    async Task LearnAsync(WatchedSignal row, SignalNode signal, TwinTree picture, DateTimeOffset now, CancellationToken cancellationToken)
    {
        book.Touch(row);
        row.Learned = (int)Math.Max(0, (now.ToMicroseconds() - row.First.ToMicroseconds()) / row.StepUs);
        if (!IsBehind(row, now))
            return;
        _reads += 8;
        if (await new Reference(_bins, detector.Value, options).LearnAsync(row, signal, picture, cancellationToken) is { } state)
            book.Keep(row, state);
    }

    async Task FollowAsync(WatchedSignal row, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (!IsBehind(row, now) || book.State(row.SignalId) is not { } state)
            return;
        var (from, step) = (row.Cursor.ToMicroseconds(), row.StepUs);
        var to = Math.Min(Complete(row, now), from + (StepsPerRead * step));
        _reads += 1 + state.Sisters.Count;
        var own = await _bins.ReadAsync(row.SignalId, from, to, step, cancellationToken);
        var states = state.Gate.Signal is { } gate ? await _bins.ReadStateAsync(gate, from, to, step, cancellationToken) : null;
        var sisters = new List<IReadOnlyList<Bin>>();
        foreach (var sister in state.Sisters)
            sisters.Add(await _bins.ReadAsync(sister.Signal, from, to, step, cancellationToken));
        for (var i = 0; i < own.Count; i++)
            state.Add(own[i], [.. sisters.Select(s => s[i])], states?[i] ?? default);
        row.Cursor = to.ToTime();
        book.Touch(row);
    }
}
