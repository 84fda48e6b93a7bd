using AIoT.Twin.Acquisition;
using AIoT.Twin.Governance;
using AIoT.Twin.Modelling;
using AIoT.Twin.Telemetry.Historian.Store;

namespace AIoT.Twin.IntegrationTests.Telemetry;

public sealed class SignalNamesTests(Databases databases)
{
    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Names_beside_history_follow_the_tree(DatabaseKind kind)
    {
        var twin = await databases.SharedAsync(kind, Stop);
        var plant = await Plant.CreateAsync(twin, Stop);
        var added = await twin.Get<EditSignals>().AddAsync(Caller.System, new NewSignal(plant.Oven, "Load of the belt", "kW", ValueKind.Double), Stop);
        var signal = Assert.IsType<TwinResult.Done>(added).Id;
        var tree = twin.Get<ITwinTreeSource>();

        var database = twin.Get<HistoryDatabase>();
        (string Path, string Name, string Unit, string Zone) found = default;
        while (found.Name is null)
        {
            found = (await database.ListAsync(
                $"select path, name, unit, time_zone from {database.Prefix}signal_name where signal_id = @signal",
                [("@signal", signal)],
                r => (r.GetString(0), r.GetString(1), r.GetString(2), r.GetString(3)),
                Stop)).FirstOrDefault();
        }

        Assert.Equal(
            (tree.Tree.PathOf(plant.Oven), "Load of the belt", "kW", tree.Tree.SiteOf(plant.Oven)?.Zone.Id ?? "UTC"),
            found);
    }
}
