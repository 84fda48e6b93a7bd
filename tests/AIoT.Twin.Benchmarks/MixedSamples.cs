using AIoT.Twin.Acquisition;

namespace AIoT.Twin.Benchmarks;

/// <summary>
/// The mixed set: of each ten series six are analog values quantised to 0.1, two setpoints, two counters; every other series is up
/// to 8 ms early or late; one sample a second; tick by tick, as a plant delivers it.
/// </summary>
static class MixedSamples
{
    public static Sample[] Make(int series, int ticks, long startUs, int seed)
    {
        var random = new Random(seed);
        var levels = new double[series];
        for (var i = 0; i < series; i++)
            levels[i] = random.Next(0, 1000);
        var samples = new Sample[series * ticks];
        var at = 0;
        for (var tick = 0; tick < ticks; tick++)
        {
            for (var i = 0; i < series; i++)
            {
                levels[i] = Next(i % 10, levels[i], random);
                var jitter = i % 2 == 0 ? 0 : random.Next(-8, 9) * 1_000;
                samples[at++] = Sample.Of(i, startUs + (tick * 1_000_000L) + jitter, levels[i]);
            }
        }

        return samples;
    }

    static double Next(int kind, double level, Random random) => kind switch
    {
        < 6 => Math.Round((level * 10) + random.Next(-5, 6)) / 10,
        < 8 => random.Next(300) == 0 ? random.Next(0, 100) : level,
        _ => level + random.Next(0, 1000),
    };
}
