using System.Net;
using AIoT.Twin.Acquisition;
using AIoT.Twin.Governance;
using AIoT.Twin.Governance.Grants;
using AIoT.Twin.Governance.People;
using AIoT.Twin.Modelling;
using AIoT.Twin.Outcomes.UseCases;
using AIoT.Twin.SamplePlant;
using AIoT.Twin.SamplePlant.Physics;
using AIoT.Twin.Telemetry;
using AIoT.Twin.Telemetry.Sources;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using TwinEntity = AIoT.Twin.Modelling.Twin;

namespace AIoT.Twin.IntegrationTests.SamplePlant;

public sealed class RemovalTests(Databases databases)
{
    readonly LedgerOnly _history = new();

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Removing_the_plant_leaves_everything_else_as_it_was_and_it_stays_away(DatabaseKind kind)
    {
        var connection = await databases.CreateAsync(kind, Stop);
        await using (var twin = await StartAsync(connection))
        {
            await twin.Get<RunningPlant>().WhenFilled.WaitAsync(Stop);
            var own = await OwnTwinAsync(twin);

            Assert.Equal(HttpStatusCode.Unauthorized, (await twin.Anonymous.DeleteAsync("/api/v1/sample-plant", Stop)).StatusCode);
            Assert.Equal(HttpStatusCode.NoContent, (await twin.Client.DeleteAsync("/api/v1/sample-plant", Stop)).StatusCode);

            await AssertGoneAsync(twin, own);
        }

        await using var again = await StartAsync(connection);
        Assert.Empty(again.Get<SourceIndex>().Picture.All);
        Assert.False(await again.Get<ISamplePlant>().IsInstalledAsync(Stop));
    }

    static async Task<Guid> OwnTwinAsync(RunningTwin twin)
    {
        var made = await twin.Get<CreateTwins>().RunAsync(Caller.System, [new(BuiltInTypes.Enterprise, TwinTree.RootId, "Real Foods")], [], Stop);
        return Assert.IsType<CreateTwinsResult.Created>(made).Twins[0];
    }

    static async Task AssertGoneAsync(RunningTwin twin, Guid own)
    {
        Assert.Equal([own], twin.Get<ITwinTreeSource>().Tree.ChildrenOf(TwinTree.RootId).Select(t => t.Id));
        Assert.Empty(twin.Get<SourceIndex>().Picture.All);
        Assert.Empty(twin.Get<IUseCases>().All);

        await using var db = await twin.Get<IDbContextFactory<TwinDbContext>>().CreateDbContextAsync(Stop);
        Assert.Empty(await db.Set<Grant>().Where(g => g.PrincipalKind == PrincipalKind.Person).ToListAsync(Stop));
        Assert.True(await db.Set<Person>().AllAsync(p => p.Disabled, Stop));
        Assert.True(await db.Set<TwinEntity>().AnyAsync(t => t.Sample && t.RetiredAt != null, Stop));
    }

    async Task<RunningTwin> StartAsync(string connection) => await RunningTwin.StartAsync(connection, builder =>
    {
        builder.Services.AddSingleton<ISampleSink>(_history).AddSingleton<ISeriesCatalog>(_history).AddSingleton<ITelemetryQueries>(_history);
        builder.Services.AddSingleton(new PlantExtent(Us.Minute, 0, 1));
    }, Stop, "Twin:SamplePlant=true");
}
