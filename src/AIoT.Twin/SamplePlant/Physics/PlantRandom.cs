namespace AIoT.Twin.SamplePlant.Physics;

/// <summary>Draws from one stream; each question about a week has its own stream, so that one answer never shifts another.</summary>
sealed class PlantRandom(ulong seed)
{
    long _drawn;

    public double Even() => Noise.Even(seed, _drawn++);

    public double Between(double from, double to) => from + (to - from) * Even();

    public double Normal() => Math.Sqrt(-2 * Math.Log(1 - Even())) * Math.Cos(2 * Math.PI * Even());

    public double LogNormal(double mean, double deviation)
    {
        var spread = Math.Log(1 + deviation * deviation / (mean * mean));
        return Math.Exp(Math.Log(mean) - spread / 2 + Math.Sqrt(spread) * Normal());
    }

    /// <summary>A count whose mean itself varies from week to week; the mean moves the count only where it must.</summary>
    public int Count(double mean, double variation)
    {
        var left = Even();
        mean *= LogNormal(1, variation);
        var (count, chance) = (0, Math.Exp(-mean));
        while (left > chance && count < 200)
        {
            left -= chance;
            chance *= mean / ++count;
        }

        return count;
    }
}
