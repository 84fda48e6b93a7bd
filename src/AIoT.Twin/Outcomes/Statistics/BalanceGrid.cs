namespace AIoT.Twin.Outcomes.Statistics;

/// <summary>
/// Outdoor temperatures tried as the ones below which a site heats and above which it cools, in the unit of the temperature.
/// </summary>
public sealed record BalanceGrid(double From, double To, double Step)
{
    public static BalanceGrid Celsius { get; } = new(0, 30, 1);

    public IEnumerable<double> Points => Enumerable.Range(0, (int)Math.Round((To - From) / Step) + 1).Select(i => From + i * Step);
}
