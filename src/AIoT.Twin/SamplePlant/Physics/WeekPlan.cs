using System.Collections.Concurrent;

namespace AIoT.Twin.SamplePlant.Physics;

/// <summary>One week of a line: its stretches, and how far lagging quantities had come when each of them began.</summary>
sealed class WeekPlan(long fromUs, long toUs, IReadOnlyList<Stretch> stretches)
{
    readonly Stretch[] _stretches = [.. stretches];
    readonly ConcurrentDictionary<Lag, double[]> _levels = [];

    public long FromUs { get; } = fromUs;

    public long ToUs { get; } = toUs;

    public ReadOnlySpan<Stretch> Stretches => _stretches;

    /// <summary>The stretch a time lies in.</summary>
    public int IndexAt(long timeUs)
    {
        var (low, high) = (0, _stretches.Length - 1);
        while (low < high)
        {
            var middle = (low + high + 1) / 2;
            if (_stretches[middle].FromUs <= timeUs)
                low = middle;
            else
                high = middle - 1;
        }

        return low;
    }

    public long EndOf(int index) => index + 1 < _stretches.Length ? _stretches[index + 1].FromUs : ToUs;

    /// <summary>The levels of a lag at the start of each stretch; the week before settles where the first one begins.</summary>
    public double[] LevelsOf(Lag lag, Func<WeekPlan> before) => _levels.GetOrAdd(lag, _ => Run(lag, before().FinalLevel(lag)));

    double[] Run(Lag lag, double level)
    {
        var levels = new double[_stretches.Length];
        for (var i = 0; i < levels.Length; i++)
        {
            levels[i] = level;
            level = lag.After(_stretches[i], level, EndOf(i) - _stretches[i].FromUs);
        }

        return levels;
    }

    // A week is hundreds of the longest time constant, so what it began with is long forgotten.
    double FinalLevel(Lag lag)
    {
        var level = 1.0;
        for (var i = 0; i < _stretches.Length; i++)
            level = lag.After(_stretches[i], level, EndOf(i) - _stretches[i].FromUs);
        return level;
    }
}
