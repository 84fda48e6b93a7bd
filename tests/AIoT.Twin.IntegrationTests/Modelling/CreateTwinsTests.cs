using AIoT.Twin.Acquisition;
using AIoT.Twin.Governance;
using AIoT.Twin.Governance.Audit;
using AIoT.Twin.Modelling;
using Microsoft.EntityFrameworkCore;

namespace AIoT.Twin.IntegrationTests.Modelling;

public sealed class CreateTwinsTests(Databases databases)
{
    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_whole_plant_is_one_change(DatabaseKind kind)
    {
        var twin = await databases.SharedAsync(kind, Stop);
        var plant = await Plant.CreateAsync(twin, Stop, sample: true);

        var tree = twin.Get<ITwinTreeSource>().Tree;
        var items = await LeafOfAsync(twin, plant.Oven);
        Assert.Contains(items, i => i.EntityId == plant.Enterprise.ToString());
        Assert.Contains(items, i => i.Entity == nameof(Signal));
        Assert.Equal($"{plant.Name} / Lübeck / Line 1 / Oven", tree.PathOf(plant.Oven));
        Assert.Equal("Europe/Berlin", tree.SiteOf(plant.Oven)!.Zone.Id);
        Assert.True(tree.Find(plant.Oven)!.Sample);
        Assert.Contains(tree.SignalsOf(plant.Oven), s => s is { Name: "Chamber temperature", Unit: "Cel" });
        Assert.Contains(tree.SignalsOf(plant.Oven), s => s is { Name: "State", Kind: ValueKind.State, Class: SignalClass.State });
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Bad_twins_are_refused_with_the_field_to_blame_and_nothing_is_made(DatabaseKind kind)
    {
        var twin = await databases.SharedAsync(kind, Stop);
        var plant = await Plant.CreateAsync(twin, Stop);
        (NewTwin Twin, string Code)[] bad =
        [
            (new(BuiltInTypes.Oven, plant.Line1, " "), "name-missing"),
            (new(BuiltInTypes.Oven, plant.Line1, "a\nb"), "name-unreadable"),
            (new(BuiltInTypes.Oven, plant.Line1, "\ud800"), "name-unreadable"),
            (new(BuiltInTypes.Oven, plant.Line1, new string('x', 201)), "name-too-long"),
            (new(BuiltInTypes.Oven, plant.Line1, "ＯＶＥＮ "), "name-taken"),
            (new("dtmi:nobody:Thing;1", plant.Line1, "New"), "unknown-type"),
            (new(BuiltInTypes.Oven, Guid.CreateVersion7(), "New"), "unknown-parent"),
            (new(BuiltInTypes.Site, plant.Line1, "New") { Properties = Plant.Berlin() }, "wrong-level"),
            (new(BuiltInTypes.Site, plant.Enterprise, "New"), "wrong-property"),
            (new(BuiltInTypes.Site, plant.Enterprise, "New") { Properties = new() { ["timeZone"] = "Mars/Base", ["currency"] = "EUR" } }, "wrong-property"),
            (new(BuiltInTypes.Site, plant.Enterprise, "New") { Properties = new() { ["timeZone"] = "Europe/Berlin", ["currency"] = "XYZ" } }, "wrong-property"),
        ];

        foreach (var (wanted, code) in bad)
        {
            var refused = Assert.IsType<TwinResult.Refused>(await twin.Get<CreateTwin>().RunAsync(Caller.System, wanted, Stop));
            Assert.Equal(code, refused.Why.Code);
        }

        Assert.Single(twin.Get<ITwinTreeSource>().Tree.ChildrenOf(plant.Line1));
        Assert.Single(twin.Get<ITwinTreeSource>().Tree.ChildrenOf(plant.Enterprise));
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task One_wrong_row_of_many_makes_none(DatabaseKind kind)
    {
        var twin = await databases.SharedAsync(kind, Stop);
        var plant = await Plant.CreateAsync(twin, Stop);

        var result = await twin.Get<CreateTwins>().RunAsync(
            Caller.System, [new(BuiltInTypes.Motor, plant.Oven, "Fan"), new(BuiltInTypes.Motor, plant.Oven, "fan")], [], Stop);

        var refused = Assert.IsType<CreateTwinsResult.Refused>(result);
        Assert.Equal((1, "name-taken"), (refused.Index, refused.Why.Code));
        Assert.Empty(twin.Get<ITwinTreeSource>().Tree.ChildrenOf(plant.Oven));
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Two_who_take_the_same_name_at_once_get_one_twin(DatabaseKind kind)
    {
        var twin = await databases.SharedAsync(kind, Stop);
        var plant = await Plant.CreateAsync(twin, Stop);

        var results = await Task.WhenAll(Enumerable.Range(0, 8)
            .Select(_ => twin.Get<CreateTwin>().RunAsync(Caller.System, new(BuiltInTypes.Mixer, plant.Line1, "Mixer"), Stop)));

        Assert.Single(results.OfType<TwinResult.Done>());
        Assert.All(results.OfType<TwinResult.Refused>(), r => Assert.Equal("name-taken", r.Why.Code));
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Who_may_not_write_there_is_refused_and_it_is_remembered(DatabaseKind kind)
    {
        var twin = await databases.SharedAsync(kind, Stop);
        var plant = await Plant.CreateAsync(twin, Stop);
        var nobody = new Caller(Guid.CreateVersion7(), PrincipalKind.Person);

        var result = await twin.Get<CreateTwin>().RunAsync(nobody, new(BuiltInTypes.Mixer, plant.Line1, "Mixer"), Stop);

        Assert.Equal(RefusalKind.Forbidden, Assert.IsType<TwinResult.Refused>(result).Why.Kind);
        var row = Assert.Single(await twin.Get<IAuditQueries>().ListAsync(Caller.System, new() { By = nobody.Id }, null, 10, Stop));
        Assert.Equal(("create-twin", plant.Line1), (row.Arguments["action"], row.Twin));
    }

    static async Task<IReadOnlyList<AuditDiff>> LeafOfAsync(RunningTwin twin, Guid made)
    {
        await using var db = await twin.Get<IDbContextFactory<TwinDbContext>>().CreateDbContextAsync(Stop);
        var number = await db.Set<AuditItem>().Where(i => i.EntityId == made.ToString()).Select(i => i.Leaf).SingleAsync(Stop);
        return (await twin.Get<IAuditQueries>().LeafAsync(Caller.System, number, Stop))!.Value.Items;
    }
}
