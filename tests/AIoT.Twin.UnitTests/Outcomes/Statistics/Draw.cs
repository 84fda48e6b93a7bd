namespace AIoT.Twin.UnitTests.Outcomes.Statistics;

/// <summary>Random numbers with a fixed seed, for simulations.</summary>
sealed class Draw(int seed)
{
    readonly Random _random = new(seed);

    public double Even() => _random.NextDouble();

    public double Normal() => Math.Sqrt(-2 * Math.Log(1 - Even())) * Math.Cos(2 * Math.PI * Even());

    /// <summary>By its mean and its standard deviation over its mean.</summary>
    public double LogNormal(double mean, double variation)
    {
        var spread = Math.Log(1 + variation * variation);
        return mean * Math.Exp(-spread / 2 + Math.Sqrt(spread) * Normal());
    }

    public int Poisson(double mean)
    {
        var (count, product, limit) = (0, Even(), Math.Exp(-mean));
        for (; product > limit; count++)
            product *= Even();
        return count;
    }

    /// <summary>A count whose mean strays from period to period.</summary>
    public int Count(double mean, double variation) => Poisson(variation == 0 ? mean : LogNormal(mean, variation));
}
