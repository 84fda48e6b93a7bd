namespace AIoT.Twin.SamplePlant.Physics;

/// <summary>A site of the sample plant: where it lies, what it makes and what that takes.</summary>
sealed record SiteSpec(string Name, string Zone, string Currency, decimal EnergyPrice, Climate Climate, EnergySpec Energy)
{
    public required IReadOnlyList<LineSpec> Lines { get; init; }

    public required IReadOnlyList<(int Month, int Day)> Holidays { get; init; }

    public static SiteSpec Lindau { get; } = new(
        "Lindau", "Europe/Berlin", "EUR", 0.19m, new(9.5, 9.5, 3.2, 3.4),
        new(9_000, 0.021, 380, 420, PlantedTruths.EnergySaving))
    {
        Lines =
        [
            new("Line 1", 240, PlantedTruths.Line1StopChange),
            new("Line 2", 220, PlantedTruths.Line2StopChange),
            new("Line 3", 200, PlantedTruths.Line3StopChange, GoesDark: true),
        ],
        Holidays = [(1, 1), (12, 25)],
    };

    public static SiteSpec Suzhou { get; } = new(
        "Suzhou", "Asia/Shanghai", "CNY", 0.72m, new(17, 12, 2.8, 2.6), new(6_500, 0.019, 210, 460, 0))
    {
        Lines = [new("Line 4", 260, 0), new("Line 5", 260, 0)],
        Holidays = [(1, 1), (10, 1)],
    };
}
