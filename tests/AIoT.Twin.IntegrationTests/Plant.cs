using System.Text.Json.Nodes;
using AIoT.Twin.Governance;
using AIoT.Twin.Modelling;

namespace AIoT.Twin.IntegrationTests;

/// <summary>A small plant to test with: enterprise, site, two lines, an oven on the first.</summary>
sealed record Plant(string Name, Guid Enterprise, Guid Site, Guid Line1, Guid Line2, Guid Oven)
{
    public static JsonObject Berlin() => new() { ["timeZone"] = "Europe/Berlin", ["currency"] = "EUR" };

    public static async Task<Plant> CreateAsync(RunningTwin twin, CancellationToken cancellationToken, bool sample = false)
    {
        var plant = new Plant($"Northfield {Guid.NewGuid():n}", Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7());
        var result = await twin.Get<CreateTwins>().RunAsync(
            Caller.System,
            [
                new(BuiltInTypes.Enterprise, TwinTree.RootId, plant.Name) { Id = plant.Enterprise, Sample = sample },
                new(BuiltInTypes.Site, plant.Enterprise, "Lübeck") { Id = plant.Site, Properties = Berlin() },
                new(BuiltInTypes.ProductionLine, plant.Site, "Line 1") { Id = plant.Line1 },
                new(BuiltInTypes.ProductionLine, plant.Site, "Line 2") { Id = plant.Line2 },
                new(BuiltInTypes.Oven, plant.Line1, "Oven") { Id = plant.Oven },
            ],
            [],
            cancellationToken);
        Assert.IsType<CreateTwinsResult.Created>(result);
        return plant;
    }
}
