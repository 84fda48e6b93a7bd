namespace AIoT.Twin.Benchmarks;

/// <summary>Figures of one contender over the rounds.</summary>
sealed class Rates(string name)
{
    readonly List<(double Rate, double Client, double Server)> _rounds = [];

    public void Add(int samples, TimeSpan took, CpuTime cpu) => _rounds.Add(
        (samples / took.TotalSeconds, cpu.Client.TotalMicroseconds / samples, cpu.Server.TotalMicroseconds / samples));

    public double Median => MedianOf(_rounds.Select(r => r.Rate));

    public double this[int round] => _rounds[round].Rate;

    /// <summary>Of client and server together, in microseconds a sample.</summary>
    public double CpuOf(int round) => _rounds[round].Client + _rounds[round].Server;

    public void Print() => Console.WriteLine(
        $"{name,-44} {Median,12:n0} samples/s ({_rounds.Min(r => r.Rate):n0}..{_rounds.Max(r => r.Rate):n0})"
        + $"  client {MedianOf(_rounds.Select(r => r.Client)):f3} µs/sample, server {MedianOf(_rounds.Select(r => r.Server)):f3} µs/sample");

    public static double MedianOf(IEnumerable<double> values)
    {
        var sorted = values.Order().ToArray();
        return sorted.Length % 2 == 1 ? sorted[sorted.Length / 2] : (sorted[(sorted.Length / 2) - 1] + sorted[sorted.Length / 2]) / 2;
    }
}
