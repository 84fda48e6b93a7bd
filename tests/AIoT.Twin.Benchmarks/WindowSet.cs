using AIoT.Twin.Acquisition;

namespace AIoT.Twin.Benchmarks;

/// <summary>Series of random walks quantised to 0.1, one sample each step, tick by tick as a plant delivers it.</summary>
sealed class WindowSet(string name, int series, int stepSeconds, int days, int firstHandle)
{
    const int SamplesAtOnce = 400_000;

    /// <summary>A whole number of weeks, days and hours since 1970, so that everybody's buckets can begin there.</summary>
    public const long StartSeconds = 1_767_225_600;

    public string Name => name;

    public int Series => series;

    public int FirstHandle => firstHandle;

    public int Days => days;

    public int Ticks => days * 86_400 / stepSeconds;

    public long EndSeconds => StartSeconds + (days * 86_400L);

    public IEnumerable<Sample[]> Slices()
    {
        var random = new Random(firstHandle + 1);
        var levels = Enumerable.Range(0, series).Select(i => i * 10.0).ToArray();
        var ticks = SamplesAtOnce / series;
        for (var tick = 0; tick < Ticks; tick += ticks)
        {
            var samples = new Sample[Math.Min(ticks, Ticks - tick) * series];
            for (var i = 0; i < samples.Length; i++)
            {
                ref var level = ref levels[i % series];
                level = Math.Round((level * 10) + random.Next(-5, 6)) / 10;
                samples[i] = Sample.Of(firstHandle + (i % series), (StartSeconds + ((tick + (i / series)) * (long)stepSeconds)) * 1_000_000, level);
            }

            yield return samples;
        }
    }
}
