namespace AIoT.Twin.Acquisition.Formulas;

/// <summary>What a formula gave at a time.</summary>
public readonly record struct CalculatedValue(long TimeUs, FormulaValue Result);

/// <summary>Works a formula out along time, from history alone: the same history gives the same values, however often it is asked.</summary>
public sealed class Calculation
{
    const int Page = 20_000;

    readonly IFormulaHistory _history;
    readonly SampleTrack[] _tracks;
    readonly FormulaInputs _inputs;

    public Calculation(Formula formula, IFormulaHistory history)
    {
        (Formula, _history, _inputs) = (formula, history, formula.Inputs());
        _tracks = [.. formula.Signals.Select((_, i) => new SampleTrack(formula.LooksBackUs(i)))];
    }

    public Formula Formula { get; }

    /// <summary>Everything before this time has been worked out.</summary>
    public long Through { get; private set; }

    /// <summary>How often a window had more samples than may be looked at.</summary>
    public long OverBudget { get; private set; }

    /// <summary>Begins anew at a time: forgets what was read and reads what windows at that time see.</summary>
    public async Task BeginAsync(long time, CancellationToken cancellationToken)
    {
        for (var i = 0; i < _tracks.Length; i++)
        {
            var (signal, track) = (Formula.Signals[i], _tracks[i]);
            track.Clear();
            var from = Math.Max(0, time - track.LooksBackUs);
            if (await _history.LastBeforeAsync(signal.Id, from, cancellationToken) is { } held)
                track.Add(TrackPoint.Of(held, signal.Kind));
            while (from < time)
                from = await ReadAsync(i, from, time, cancellationToken);
        }

        Through = time;
    }

    /// <summary>Works out the next stretch, at most to <paramref name="to"/>: at every change of an input, or at whole intervals since 1970.</summary>
    public async Task AdvanceAsync(long to, long? everyUs, ICollection<CalculatedValue> into, CancellationToken cancellationToken)
    {
        var from = Through;
        var ends = new long[_tracks.Length];
        for (var i = 0; i < _tracks.Length; i++)
            ends[i] = await ReadAsync(i, from, to, cancellationToken);
        // A page that was full ends the stretch for all; what others have beyond it is read again.
        var end = ends.Length == 0 ? to : ends.Min();
        foreach (var track in _tracks)
        {
            track.Cut(end);
            track.Skip(end);
        }

        Work(from, end, everyUs, into);
    }

    /// <summary>A sample just stored, for the stretch that follows; false when its time was worked out already.</summary>
    public bool Take(int signal, in Sample sample)
    {
        if (sample.TimeUs < Through)
            return false;
        _tracks[signal].Expect(TrackPoint.Of(sample, Formula.Signals[signal].Kind));
        return true;
    }

    /// <summary>Works out the next stretch from what was taken, without asking history.</summary>
    public void Advance(long to, long? everyUs, ICollection<CalculatedValue> into)
    {
        foreach (var track in _tracks)
            track.Arrive(to);
        Work(Through, to, everyUs, into);
    }

    void Work(long from, long end, long? everyUs, ICollection<CalculatedValue> into)
    {
        foreach (var time in everyUs is { } every ? Grid(from, end, every) : Changes(from, end))
        {
            into.Add(new CalculatedValue(time, At(time)));
            foreach (var track in _tracks)
                track.Forget(time);
        }

        Through = end;
    }

    /// <summary>What it gives at one time, after <see cref="BeginAsync"/> there.</summary>
    public FormulaValue At(long time)
    {
        var steps = FormulaLimits.Steps;
        _inputs.Clear();
        for (var i = 0; i < _tracks.Length; i++)
        {
            if (_tracks[i].At(time) is { } held)
                _inputs.Set(i, held.Value, held.Status);
        }

        for (var i = 0; i < Formula.Windows.Count; i++)
            _inputs.SetWindow(i, WindowMath.Figure(_tracks[Formula.Windows[i].Signal].Points, Formula.Windows[i], time, ref steps));
        OverBudget += steps < 0 ? 1 : 0;
        return Formula.Evaluate(_inputs);
    }

    // Returns to where it is read: to the end, or to just after the last of a full page.
    async Task<long> ReadAsync(int index, long from, long to, CancellationToken cancellationToken)
    {
        var signal = Formula.Signals[index];
        var page = await _history.SamplesAsync(signal.Id, from, to, Page, cancellationToken);
        foreach (var sample in page)
            _tracks[index].Add(TrackPoint.Of(sample, signal.Kind));
        return page.Count < Page ? to : page[^1].TimeUs + 1;
    }

    static IEnumerable<long> Grid(long from, long to, long every)
    {
        for (var time = (from + every - 1) / every * every; time < to; time += every)
            yield return time;
    }

    SortedSet<long> Changes(long from, long to)
    {
        var times = new SortedSet<long>();
        foreach (var track in _tracks)
        {
            foreach (ref readonly var point in track.Points[SampleTrack.CountUntil(track.Points, from - 1)..])
            {
                if (point.TimeUs < to)
                    times.Add(point.TimeUs);
            }
        }

        return times;
    }
}
