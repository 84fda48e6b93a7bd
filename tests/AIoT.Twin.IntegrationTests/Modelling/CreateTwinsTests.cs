using System.Text.Json.Nodes;
using AIoT.Twin.Governance;
using AIoT.Twin.Modelling;

namespace AIoT.Twin.IntegrationTests.Modelling;

public sealed class CreateTwinsTests(Databases databases)
{
    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_whole_plant_is_one_change(DatabaseKind kind)
    {
        await using var twin = await RunningTwin.StartAsync(await databases.CreateAsync(kind, Stop), Stop);
        var before = twin.Get<ConfigurationVersion>().Current;
        var (enterprise, site, oven) = (Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7());

        var result = await twin.Get<CreateTwins>().RunAsync(
            Caller.System,
            [
                new(BuiltInTypes.Enterprise, TwinTree.RootId, "Northfield Foods") { Id = enterprise, Sample = true },
                new(BuiltInTypes.Site, enterprise, "Lübeck") { Id = site, Properties = Berlin() },
                new(BuiltInTypes.Oven, site, "Oven 1") { Id = oven },
            ],
            [new(oven, "Door open", "1", Acquisition.ValueKind.Boolean)],
            Stop);

        var tree = twin.Get<ITwinTreeSource>().Tree;
        Assert.IsType<CreateTwinsResult.Created>(result);
        Assert.Equal(before + 1, tree.Version);
        Assert.Equal("Northfield Foods / Lübeck / Oven 1", tree.PathOf(oven));
        Assert.Equal("Europe/Berlin", tree.SiteOf(oven)!.Zone.Id);
        Assert.True(tree.Find(oven)!.Sample);
        Assert.Contains(tree.SignalsOf(oven), s => s is { Name: "Chamber temperature", Unit: "Cel" });
        Assert.Contains(tree.SignalsOf(oven), s => s.Name == "Door open");
    }

    static JsonObject Berlin() => new() { ["timeZone"] = "Europe/Berlin", ["currency"] = "EUR" };
}
