namespace AIoT.Twin.SamplePlant.Physics;

/// <summary>A line: its pace in units a minute and what the change did to its stops.</summary>
sealed record LineSpec(string Name, double UnitsPerMinute, double StopChange, bool GoesDark = false)
{
    /// <summary>The machine the line's downtime is counted on.</summary>
    public const int Constraint = 2;

    public static readonly IReadOnlyList<string> Machines = ["Mixer", "Oven", "Filler", "Packer", "Palletiser"];
}
