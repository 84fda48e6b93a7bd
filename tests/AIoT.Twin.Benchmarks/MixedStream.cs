using AIoT.Twin.Acquisition;

namespace AIoT.Twin.Benchmarks;

/// <summary>
/// The mixed set without an end: of each ten series six are analog values quantised to 0.1, two setpoints, two counters; every other
/// series is up to 8 ms early or late; one sample a second; tick by tick, as a plant delivers it.
/// </summary>
sealed class MixedStream
{
    const long Second = 1_000_000;

    readonly Random _random;
    readonly double[] _levels;
    readonly long _startUs;
    long _at;

    public MixedStream(int series, long startUs, int seed)
    {
        (_random, _startUs) = (new Random(seed), startUs);
        _levels = [.. Enumerable.Range(0, series).Select(_ => (double)_random.Next(0, 1000))];
    }

    public void Fill(Span<Sample> samples)
    {
        foreach (ref var sample in samples)
        {
            var (tick, series) = ((long)((ulong)_at / (ulong)_levels.Length), (int)(_at % _levels.Length));
            _levels[series] = Next(series % 10, _levels[series]);
            var jitter = series % 2 == 0 ? 0 : _random.Next(-8, 9) * 1_000;
            sample = Sample.Of(series, _startUs + (tick * Second) + jitter, _levels[series]);
            _at++;
        }
    }

    double Next(int kind, double level) => kind switch
    {
        < 6 => Math.Round((level * 10) + _random.Next(-5, 6)) / 10,
        < 8 => _random.Next(300) == 0 ? _random.Next(0, 100) : level,
        _ => level + _random.Next(0, 1000),
    };
}
