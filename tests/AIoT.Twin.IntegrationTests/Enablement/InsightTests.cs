using AIoT.Twin.Enablement.Insights;
using AIoT.Twin.Enablement.Teams;
using AIoT.Twin.Governance;
using AIoT.Twin.Governance.Audit;
using Microsoft.EntityFrameworkCore;

namespace AIoT.Twin.IntegrationTests.Enablement;

public sealed class InsightTests(Databases databases)
{
    static readonly DateTimeOffset s_monday = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task An_insight_lives_from_new_to_acted_with_everybody_and_every_time_remembered(DatabaseKind kind)
    {
        await using var twin = await StartAsync(kind);
        var floor = new Shopfloor(twin, s_monday);
        var people = floor.People(2);
        var team = await floor.TeamAsync("Early", floor.Line, people, new ShiftTime(DayOfWeek.Monday, 6 * 60, 480));
        var insight = await floor.DeliverAsync("level");

        floor.Clock.Advance(TimeSpan.FromMinutes(1));
        await floor.See.RunAsync(people[0], [insight], Stop);
        await floor.See.RunAsync(people[0], [insight], Stop);
        floor.Clock.Advance(TimeSpan.FromMinutes(1));
        Shopfloor.Done(await floor.Accept.RunAsync(people[0], insight, null, Stop));
        floor.Clock.Advance(TimeSpan.FromMinutes(1));
        Shopfloor.Done(await floor.Act.RunAsync(people[1], insight, " Bearing changed. ", null, Stop));

        var seen = Assert.Single(await floor.Insights.ListAsync(people[0], new(), Stop));
        Assert.Equal([team], seen.Teams);
        Assert.Equal(InsightState.Acted, seen.State);
        Assert.Equal(
            [(people[0].Id, InsightState.Seen, 1), (people[0].Id, InsightState.Accepted, 2), (people[1].Id, InsightState.Acted, 3)],
            seen.Steps.Select(s => (s.Person, s.To, (int)(s.At - s_monday).TotalMinutes)));
        Assert.Equal("Bearing changed.", seen.Steps[^1].Found);
        Assert.Equal("insight-closed", Refused(await floor.Dismiss.RunAsync(people[0], insight, DismissReason.Known, null, Stop)));
        Assert.Equal(["insight-delivered", "insight-accepted", "insight-acted"], await LeavesAsync(twin, "insight-"));
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Repeats_count_up_and_the_same_news_told_twice_does_not(DatabaseKind kind)
    {
        await using var twin = await StartAsync(kind);
        var floor = new Shopfloor(twin, s_monday);
        var people = floor.People(1);
        var (first, second) = (Guid.NewGuid(), Guid.NewGuid());
        var insight = await floor.DeliverAsync("level", source: first);

        Assert.Equal(insight, await floor.DeliverAsync("level", source: first));
        Assert.Equal(1, (await floor.Insights.FindAsync(people[0], insight, Stop))!.Occurrences);
        Assert.Equal(insight, await floor.DeliverAsync("level", source: second));
        Assert.Equal(2, (await floor.Insights.FindAsync(people[0], insight, Stop))!.Occurrences);
        await floor.Dismiss.RunAsync(people[0], insight, DismissReason.Known, null, Stop);

        var again = new NewInsight(floor.Line, null, "level", "x", new Dictionary<string, string>()) { Source = second };
        Assert.Equal("already-delivered", Refused(await floor.Deliver.RunAsync(Caller.System, again, Stop)));
        Assert.NotEqual(insight, await floor.DeliverAsync("level", source: Guid.NewGuid()));
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Who_may_not_decide_is_refused_and_that_leaves_a_leaf(DatabaseKind kind)
    {
        await using var twin = await StartAsync(kind);
        var floor = new Shopfloor(twin, s_monday);
        var stranger = floor.People(1, Role.Viewer)[0];
        var insight = await floor.DeliverAsync("level");

        Assert.Equal("forbidden", Refused(await floor.Accept.RunAsync(stranger, insight, null, Stop)));
        Assert.Equal("forbidden", Refused(await floor.Deliver.RunAsync(stranger, new(floor.Line, null, "c", "x", new Dictionary<string, string>()), Stop)));
        Assert.Equal("not-found", Refused(await floor.Accept.RunAsync(stranger, Guid.NewGuid(), null, Stop)));
        Assert.Equal("found-missing", Refused(await floor.Act.RunAsync(stranger, insight, " ", null, Stop)));
        Assert.Equal(2, (await LeavesAsync(twin, "refused")).Count);
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Two_may_take_it_on_but_each_only_once_and_nobody_over_a_newer_edit(DatabaseKind kind)
    {
        await using var twin = await StartAsync(kind);
        var floor = new Shopfloor(twin, s_monday);
        var people = floor.People(2);
        var insight = await floor.DeliverAsync("level");

        var accepted = Shopfloor.Done(await floor.Accept.RunAsync(people[0], insight, 1, Stop));
        Assert.Equal(2, accepted.Version);
        Assert.Equal("changed-meanwhile", Refused(await floor.Dismiss.RunAsync(people[1], insight, DismissReason.Wrong, 1, Stop)));
        Assert.Equal("already-decided", Refused(await floor.Accept.RunAsync(people[0], insight, null, Stop)));
        Shopfloor.Done(await floor.Accept.RunAsync(people[1], insight, null, Stop));
    }

    static string Refused(InsightResult result) => Assert.IsType<InsightResult.Refused>(result).Why.Code;

    static async Task<IReadOnlyList<string>> LeavesAsync(RunningTwin twin, string prefix)
    {
        await using var db = await twin.Get<IDbContextFactory<TwinDbContext>>().CreateDbContextAsync(Stop);
        return await db.Set<AuditLeaf>().Where(l => l.Code.StartsWith(prefix)).OrderBy(l => l.Number).Select(l => l.Code).ToListAsync(Stop);
    }

    async Task<RunningTwin> StartAsync(DatabaseKind kind) =>
        await RunningTwin.StartAsync(await databases.CreateAsync(kind, Stop), Stop, "Twin:ModelOps:Enabled=false");
}
