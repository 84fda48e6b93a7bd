using AIoT.Twin.Acquisition;
using AIoT.Twin.Enablement.Insights;
using AIoT.Twin.Enablement.Teams;
using AIoT.Twin.Governance;
using AIoT.Twin.Governance.Grants;
using AIoT.Twin.Governance.People;
using AIoT.Twin.Modelling;
using AIoT.Twin.SamplePlant;
using AIoT.Twin.SamplePlant.History;
using AIoT.Twin.SamplePlant.Layout;
using AIoT.Twin.SamplePlant.People;
using AIoT.Twin.SamplePlant.Physics;
using AIoT.Twin.SamplePlant.Seeding;
using AIoT.Twin.Telemetry;
using AIoT.Twin.Telemetry.Sources;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace AIoT.Twin.IntegrationTests.SamplePlant;

public sealed class SeedingTests(Databases databases)
{
    const int Steps = 10;

    static readonly PlantExtent s_little = new(2 * Us.Minute, 2, 2);

    readonly LedgerOnly _history = new();

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Cut_off_at_every_step_the_plant_still_comes_out_once(DatabaseKind kind)
    {
        var connection = await databases.CreateAsync(kind, Stop);
        for (var step = 0; step < Steps; step++)
        {
            var cut = Task.CompletedTask;
            await using var twin = await StartAsync(connection, services => cut = CutStep.Into(services, step));
            await cut.WaitAsync(Stop);
        }

        await using var last = await StartAsync(connection, _ => { });
        var context = await last.Get<RunningPlant>().WhenFilled.WaitAsync(Stop);

        Assert.Null(last.Get<SeedPlant>().Current);
        await AssertConfigurationAsync(last, context);
        await AssertPeopleAsync(last, context);
        AssertHistory(context);
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_history_that_breaks_down_is_gone_on_with_where_it_was(DatabaseKind kind)
    {
        var connection = await databases.CreateAsync(kind, Stop);
        _history.BreakAfter(23);
        await using (await StartAsync(connection, _ => { }))
            await _history.Broke.WaitAsync(Stop);
        Assert.Equal(23, _history.Batches.Count);

        _history.Mend();
        await using var twin = await StartAsync(connection, _ => { });
        var context = await twin.Get<RunningPlant>().WhenFilled.WaitAsync(Stop);

        AssertHistory(context);
    }

    async Task<RunningTwin> StartAsync(string connection, Action<IServiceCollection> adjust) => await RunningTwin.StartAsync(connection, builder =>
    {
        builder.Services.AddSingleton<ISampleSink>(_history).AddSingleton<ISeriesCatalog>(_history).AddSingleton<ITelemetryQueries>(_history);
        builder.Services.AddSingleton(s_little);
        adjust(builder.Services);
    }, Stop, "Twin:SamplePlant=true");

    static async Task AssertConfigurationAsync(RunningTwin twin, SeedContext context)
    {
        var enterprise = context.Ids.Twin(PlantLayout.Enterprise);
        var below = twin.Get<ITwinTreeSource>().Tree.Subtree(enterprise).ToList();
        Assert.Equal(context.Layout.Twins.Count, below.Count);
        Assert.All(below, t => Assert.True(t.Sample));

        await using var db = await twin.Get<IDbContextFactory<TwinDbContext>>().CreateDbContextAsync(Stop);
        Assert.Equal(context.Layout.Signals.Count, await db.Set<Signal>().CountAsync(Stop));
        Assert.Equal(18, await db.Set<Source>().CountAsync(Stop));
        Assert.Equal(context.Layout.Signals.Count(s => s.Role != SignalRole.Quarter), await db.Set<Binding>().CountAsync(Stop));
    }

    static async Task AssertPeopleAsync(RunningTwin twin, SeedContext context)
    {
        await using var db = await twin.Get<IDbContextFactory<TwinDbContext>>().CreateDbContextAsync(Stop);
        var all = SamplePeople.Five.Concat(s_little.AllTeams.SelectMany(t => t.Members)).Select(p => p.SignIn).Distinct().Count();
        Assert.Equal(5, await db.Set<Person>().CountAsync(p => p.Sample, Stop));
        Assert.Equal(all, await db.Set<Person>().CountAsync(Stop));
        Assert.DoesNotContain(await db.Set<Grant>().Where(g => g.PrincipalKind == PrincipalKind.Person).ToListAsync(Stop), g => g.TwinId == TwinTree.RootId);

        var script = InsightScript.Of(context.Layout, s_little);
        Assert.Equal(2, await db.Set<Team>().CountAsync(Stop));
        Assert.Equal(s_little.AllTeams.Sum(t => t.People), await db.Set<TeamMember>().CountAsync(Stop));
        Assert.Equal(script.Count, await db.Set<Insight>().CountAsync(Stop));
        Assert.Equal(script.Sum(i => i.Steps.Count), await db.Set<InsightStep>().CountAsync(Stop));
    }

    void AssertHistory(SeedContext context)
    {
        var spans = InstallationBook.Spans(context.Installation);
        HistoryPlan[] plans =
        [
            PlantHistory.Records(context.Layout, context.Layout.InstalledUs),
            .. spans.Select((s, i) => PlantHistory.Seconds(context.Layout, i, s.FromUs, s.ToUs)),
        ];

        Assert.Equal(0, _history.Conflicts);
        foreach (var plan in plans)
        {
            for (var batch = 0; batch < plan.Batches; batch++)
                Assert.Equal(plan.SizeOf(batch), _history.Batches[plan.FirstNumber + batch].Count);
        }
    }
}
