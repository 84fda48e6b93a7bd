using AIoT.Twin.Acquisition;

namespace AIoT.Twin.Benchmarks;

/// <summary>The beginning of the mixed set, in memory.</summary>
static class MixedSamples
{
    public static Sample[] Make(int series, int ticks, long startUs, int seed)
    {
        var samples = new Sample[series * ticks];
        new MixedStream(series, startUs, seed).Fill(samples);
        return samples;
    }
}
