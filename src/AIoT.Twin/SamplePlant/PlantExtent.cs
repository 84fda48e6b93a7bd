using AIoT.Twin.SamplePlant.People;
using AIoT.Twin.SamplePlant.Physics;

namespace AIoT.Twin.SamplePlant;

/// <summary>How much of the past is written by the second, and how many weeks of insights of how many teams; tests make do with less.</summary>
sealed record PlantExtent(long SecondsUs = Us.Day, int WeeksOfInsights = PlantedTruths.WeeksOfInsights, int Teams = int.MaxValue)
{
    public IEnumerable<TeamSpec> AllTeams => TeamSpec.All.Take(Teams);
}
