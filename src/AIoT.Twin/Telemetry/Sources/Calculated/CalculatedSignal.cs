using AIoT.Twin.Acquisition;
using AIoT.Twin.Acquisition.Drivers;
using AIoT.Twin.Acquisition.Formulas;

namespace AIoT.Twin.Telemetry.Sources.Calculated;

/// <summary>One calculated signal at work: catches up from history, goes on with what is stored, and goes back for what comes late.</summary>
sealed class CalculatedSignal(SourceBinding binding, Formula formula, IFormulaHistory history, long settleUs)
{
    const long Day = 86_400L * 1_000_000;

    // A new signal shows yesterday at once; one that was interrupted goes on where it was.
    const long FirstReach = Day;
    const long LongestReach = 31 * Day;

    readonly Calculation _calculation = new(formula, history);
    readonly List<CalculatedValue> _values = [];
    readonly long? _every = CalculatedSamples.Every(binding);
    long? _from;
    bool _isLive;

    public IReadOnlyList<FormulaSignal> Inputs => formula.Signals;

    public long TooLate { get; private set; }

    public long OverBudget => _calculation.OverBudget;

    public void Take(Guid signal, in Sample sample, long now)
    {
        for (var i = 0; i < formula.Signals.Count; i++)
        {
            if (formula.Signals[i].Id == signal && (_from is not null || !_calculation.Take(i, sample)))
                LookAgain(sample.TimeUs, now);
        }
    }

    /// <summary>Works out again from a time on, at the next step.</summary>
    public void LookAgain(long from, long now)
    {
        if (from < now - Day)
            TooLate++;
        else
            _from = Math.Min(_from ?? from, from);
    }

    /// <summary>Everything since a time is in doubt, as after a subscription began anew.</summary>
    public void MissedSome(long now) => LookAgain(Math.Min(now, Math.Max(_calculation.Through, 0)) - (60 * 1_000_000), now);

    public async Task StartAsync(long now, CancellationToken cancellationToken)
    {
        var last = await history.LastBeforeAsync(binding.Signal, now, cancellationToken);
        await BeginAsync(last is { } known ? Math.Max(known.TimeUs + 1, now - LongestReach) : now - FirstReach, cancellationToken);
    }

    async Task BeginAsync(long time, CancellationToken cancellationToken)
    {
        _from = null;
        _isLive = false;
        await _calculation.BeginAsync(time, cancellationToken);
    }

    /// <summary>Adds results of the time up to now, less what must settle; true when there is more to do at once.</summary>
    public async Task<bool> StepAsync(long now, List<Sample> into, CancellationToken cancellationToken)
    {
        var to = now - settleUs;
        if (_from is { } from && from < _calculation.Through)
            await BeginAsync(from, cancellationToken);
        _from = null;
        if (to <= _calculation.Through)
            return false;

        if (_isLive)
            _calculation.Advance(to, _every, _values);
        else
            await _calculation.AdvanceAsync(Math.Min(to, _calculation.Through + CalculatedSamples.Reach(binding)), _every, _values, cancellationToken);
        _isLive = _calculation.Through == to;
        foreach (var value in _values)
            into.Add(CalculatedSamples.Of(binding, value));
        _values.Clear();
        return !_isLive;
    }
}
