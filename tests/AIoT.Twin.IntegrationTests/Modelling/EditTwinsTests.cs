using AIoT.Twin.Acquisition;
using AIoT.Twin.Governance;
using AIoT.Twin.Modelling;

namespace AIoT.Twin.IntegrationTests.Modelling;

public sealed class EditTwinsTests(Databases databases)
{
    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_renamed_twin_keeps_its_id_and_an_older_version_is_refused(DatabaseKind kind)
    {
        var twin = await databases.SharedAsync(kind, Stop);
        var plant = await Plant.CreateAsync(twin, Stop);
        var edit = twin.Get<EditTwin>();

        var done = Assert.IsType<TwinResult.Done>(await edit.RenameAsync(Caller.System, plant.Oven, "Tunnel oven", 1, Stop));
        var late = await edit.RenameAsync(Caller.System, plant.Oven, "Other", 1, Stop);
        var taken = await edit.RenameAsync(Caller.System, plant.Line2, "LINE 1", null, Stop);

        Assert.Equal(2, done.Version);
        Assert.Equal("Tunnel oven", twin.Get<ITwinTreeSource>().Tree.Find(plant.Oven)!.Name);
        Assert.Equal(RefusalKind.Stale, Why(late).Kind);
        Assert.Equal("name-taken", Why(taken).Code);
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_moved_twin_takes_what_is_below_along(DatabaseKind kind)
    {
        var twin = await databases.SharedAsync(kind, Stop);
        var plant = await Plant.CreateAsync(twin, Stop);
        var motor = Done(await twin.Get<CreateTwin>().RunAsync(Caller.System, new(BuiltInTypes.Motor, plant.Oven, "Fan"), Stop));

        Done(await twin.Get<MoveTwin>().RunAsync(Caller.System, plant.Oven, plant.Line2, null, Stop));
        Done(await twin.Get<RetireTwin>().RunAsync(Caller.System, plant.Line2, null, Stop));

        var tree = twin.Get<ITwinTreeSource>().Tree;
        Assert.Null(tree.Find(motor.Id));
        Assert.NotNull(tree.Find(plant.Line1));
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_twin_cannot_be_moved_under_itself_or_to_the_wrong_level_or_out_of_the_sample(DatabaseKind kind)
    {
        var twin = await databases.SharedAsync(kind, Stop);
        var plant = await Plant.CreateAsync(twin, Stop);
        var sample = Done(await twin.Get<CreateTwin>().RunAsync(
            Caller.System, new(BuiltInTypes.Enterprise, TwinTree.RootId, $"Sample of {plant.Name}") { Sample = true }, Stop));
        var area = Done(await twin.Get<CreateTwin>().RunAsync(Caller.System, new(BuiltInTypes.Area, plant.Site, "Hall"), Stop));
        var room = Done(await twin.Get<CreateTwin>().RunAsync(Caller.System, new(BuiltInTypes.Area, area.Id, "Room"), Stop));
        var move = twin.Get<MoveTwin>();

        Assert.Equal("under-itself", Why(await move.RunAsync(Caller.System, area.Id, area.Id, null, Stop)).Code);
        Assert.Equal("under-itself", Why(await move.RunAsync(Caller.System, area.Id, room.Id, null, Stop)).Code);
        Assert.Equal("under-itself", Why(await move.RunAsync(Caller.System, plant.Site, plant.Oven, null, Stop)).Code);
        Assert.Equal("wrong-level", Why(await move.RunAsync(Caller.System, area.Id, plant.Line1, null, Stop)).Code);
        Assert.Equal("crosses-sample", Why(await move.RunAsync(Caller.System, plant.Site, sample.Id, null, Stop)).Code);
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Two_moves_that_together_would_make_a_circle_do_not(DatabaseKind kind)
    {
        var twin = await databases.SharedAsync(kind, Stop);
        var plant = await Plant.CreateAsync(twin, Stop);
        var one = Done(await twin.Get<CreateTwin>().RunAsync(Caller.System, new(BuiltInTypes.Area, plant.Site, "One"), Stop));
        var two = Done(await twin.Get<CreateTwin>().RunAsync(Caller.System, new(BuiltInTypes.Area, plant.Site, "Two"), Stop));

        var results = await Task.WhenAll(
            twin.Get<MoveTwin>().RunAsync(Caller.System, one.Id, two.Id, null, Stop),
            twin.Get<MoveTwin>().RunAsync(Caller.System, two.Id, one.Id, null, Stop));

        Assert.Single(results.OfType<TwinResult.Done>());
        Assert.Equal("under-itself", Why(results.OfType<TwinResult.Refused>().Single()).Code);
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_retired_subtree_frees_its_name_and_comes_back_whole(DatabaseKind kind)
    {
        var twin = await databases.SharedAsync(kind, Stop);
        var plant = await Plant.CreateAsync(twin, Stop);
        var signals = twin.Get<ITwinTreeSource>().Tree.SignalsOf(plant.Oven).Select(s => s.Id).ToList();

        Done(await twin.Get<RetireTwin>().RunAsync(Caller.System, plant.Line1, null, Stop));
        Assert.Null(twin.Get<ITwinTreeSource>().Tree.Find(plant.Oven));
        Assert.Empty(twin.Get<ITwinTreeSource>().Tree.SignalsOf(plant.Oven));
        Done(await twin.Get<CreateTwin>().RunAsync(Caller.System, new(BuiltInTypes.ProductionLine, plant.Site, "Line 1"), Stop));
        var taken = await twin.Get<RestoreTwin>().RunAsync(Caller.System, plant.Line1, null, Stop);
        Done(await twin.Get<RestoreTwin>().RunAsync(Caller.System, plant.Line1, "Line 1 (old)", Stop));

        var tree = twin.Get<ITwinTreeSource>().Tree;
        Assert.Equal("name-taken", Why(taken).Code);
        Assert.Equal($"{plant.Name} / Lübeck / Line 1 (old) / Oven", tree.PathOf(plant.Oven));
        Assert.Equal(signals.Order(), tree.SignalsOf(plant.Oven).Select(s => s.Id).Order());
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task What_was_retired_with_its_parent_comes_back_with_it_alone(DatabaseKind kind)
    {
        var twin = await databases.SharedAsync(kind, Stop);
        var plant = await Plant.CreateAsync(twin, Stop);

        Done(await twin.Get<RetireTwin>().RunAsync(Caller.System, plant.Oven, null, Stop));
        Done(await twin.Get<RetireTwin>().RunAsync(Caller.System, plant.Line1, null, Stop));
        var early = await twin.Get<RestoreTwin>().RunAsync(Caller.System, plant.Oven, null, Stop);
        Done(await twin.Get<RestoreTwin>().RunAsync(Caller.System, plant.Line1, null, Stop));

        Assert.Equal("parent-retired", Why(early).Code);
        Assert.Null(twin.Get<ITwinTreeSource>().Tree.Find(plant.Oven));
        Done(await twin.Get<RestoreTwin>().RunAsync(Caller.System, plant.Oven, null, Stop));
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Signals_are_added_edited_retired_and_restored(DatabaseKind kind)
    {
        var twin = await databases.SharedAsync(kind, Stop);
        var plant = await Plant.CreateAsync(twin, Stop);
        var edit = twin.Get<EditSignals>();

        var unknown = await edit.AddAsync(Caller.System, new(plant.Oven, "Steam", "not a unit", ValueKind.Double), Stop);
        var added = Done(await edit.AddAsync(Caller.System, new(plant.Oven, "Steam", "kg/h", ValueKind.Double), Stop));
        var taken = await edit.AddAsync(Caller.System, new(plant.Oven, "steam", "kg/h", ValueKind.Double), Stop);
        var edited = Done(await edit.EditAsync(Caller.System, added.Id, new(Unit: "t/h"), 1, Stop));
        var late = await edit.EditAsync(Caller.System, added.Id, new(Unit: "g/s"), 1, Stop);
        Done(await edit.RetireAsync(Caller.System, added.Id, null, Stop));
        Assert.Null(twin.Get<ITwinTreeSource>().Tree.Signal(added.Id));
        Done(await edit.RestoreAsync(Caller.System, added.Id, Stop));

        Assert.Equal(("unknown-unit", "unit"), (Why(unknown).Code, Why(unknown).Field));
        Assert.Equal("name-taken", Why(taken).Code);
        Assert.Equal(2, edited.Version);
        Assert.Equal(RefusalKind.Stale, Why(late).Kind);
        Assert.Equal("t/h", twin.Get<ITwinTreeSource>().Tree.Signal(added.Id)!.Unit);
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Twins_are_related_once_and_not_to_themselves(DatabaseKind kind)
    {
        var twin = await databases.SharedAsync(kind, Stop);
        var plant = await Plant.CreateAsync(twin, Stop);
        var relate = twin.Get<RelateTwins>();

        var link = Done(await relate.RunAsync(Caller.System, plant.Line1, "feeds", plant.Line2, Stop));
        var again = await relate.RunAsync(Caller.System, plant.Line1, "feeds", plant.Line2, Stop);
        var itself = await relate.RunAsync(Caller.System, plant.Line1, "feeds", plant.Line1, Stop);
        Done(await relate.RemoveAsync(Caller.System, plant.Line1, link.Id, Stop));

        Assert.Equal("name-taken", Why(again).Code);
        Assert.Equal("relates-itself", Why(itself).Code);
        Assert.Empty(await twin.Get<ITwinQueries>().RelationshipsAsync(plant.Line1, Stop));
    }

    static TwinResult.Done Done(TwinResult result) => Assert.IsType<TwinResult.Done>(result);

    static Refusal Why(TwinResult result) => Assert.IsType<TwinResult.Refused>(result).Why;
}
