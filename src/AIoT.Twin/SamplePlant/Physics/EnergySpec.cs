namespace AIoT.Twin.SamplePlant.Physics;

/// <summary>What a site's electricity goes into: kWh a day at rest, a unit, and a degree of heating or cooling a day.</summary>
sealed record EnergySpec(double PerDay, double PerUnit, double PerHeatingDegree, double PerCoolingDegree, double Saving)
{
    public const double HeatingBelow = 15;
    public const double CoolingAbove = 20;
}
