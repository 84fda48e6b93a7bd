namespace AIoT.Twin.Outcomes.Statistics;

/// <summary>What a day's energy is explained by: its units, degrees below the heating and above the cooling balance point.</summary>
public sealed record EnergyTerms(bool Units, double? Heating, double? Cooling)
{
    /// <summary>They were chosen by the data too, so each costs a degree of freedom.</summary>
    public int BalancePoints => (Heating is null ? 0 : 1) + (Cooling is null ? 0 : 1);

    public double HeatingDegrees(double temperature) => Heating is { } balance ? Math.Max(0, balance - temperature) : 0;

    public double CoolingDegrees(double temperature) => Cooling is { } balance ? Math.Max(0, temperature - balance) : 0;

    internal double[] Row(EnergyDay day)
    {
        var row = new List<double>(4) { 1 };
        if (Units)
            row.Add(day.Units);
        if (Heating is not null)
            row.Add(HeatingDegrees(day.Temperature));
        if (Cooling is not null)
            row.Add(CoolingDegrees(day.Temperature));
        return [.. row];
    }
}
