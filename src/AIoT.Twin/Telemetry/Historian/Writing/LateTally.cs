using System.Runtime.InteropServices;
using AIoT.Twin.Acquisition;

namespace AIoT.Twin.Telemetry.Historian.Writing;

/// <summary>
/// Counts what of a batch changes history that people may have seen: values otherwise, and values added at least a minute, which is the
/// smallest row there is, before the newest.
/// </summary>
sealed class LateTally
{
    const long Least = 60_000_000;

    readonly Dictionary<int, (long From, long Through, long Added, long Revised)> _all = [];

    public IReadOnlyDictionary<int, (long From, long Through, long Added, long Revised)> All => _all;

    public void Added(in Sample sample, long newest)
    {
        if (newest - sample.TimeUs >= Least)
            At(sample).Added++;
    }

    public void Revised(in Sample sample) => At(sample).Revised++;

    ref (long From, long Through, long Added, long Revised) At(in Sample sample)
    {
        ref var tally = ref CollectionsMarshal.GetValueRefOrAddDefault(_all, sample.Series, out var known);
        if (!known)
            (tally.From, tally.Through) = (sample.TimeUs, sample.TimeUs);
        (tally.From, tally.Through) = (Math.Min(tally.From, sample.TimeUs), Math.Max(tally.Through, sample.TimeUs));
        return ref tally;
    }
}
