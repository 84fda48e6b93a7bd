using AIoT.Twin.SamplePlant.Physics;

namespace AIoT.Twin.SamplePlant;

/// <summary>How much of the past is written by the second, and how many weeks of insights; tests make do with less.</summary>
sealed record PlantExtent(long SecondsUs = Us.Day, int WeeksOfInsights = PlantedTruths.WeeksOfInsights);
