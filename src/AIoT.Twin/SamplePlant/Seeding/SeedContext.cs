using AIoT.Twin.SamplePlant.Layout;

namespace AIoT.Twin.SamplePlant.Seeding;

/// <summary>The plant being filled, and whom to tell how far a step has come, from 0 to 1.</summary>
sealed record SeedContext(PlantInstallation Installation, PlantLayout Layout, PlantIds Ids, Action<double> Progress);
