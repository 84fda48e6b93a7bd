using AIoT.Twin.Governance;
using AIoT.Twin.Governance.Audit;
using AIoT.Twin.Governance.Grants;
using AIoT.Twin.Modelling;
using Microsoft.EntityFrameworkCore;

namespace AIoT.Twin.IntegrationTests.Governance;

public sealed class TwinChangeTests(Databases databases)
{
    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Leaves_are_numbered_without_gaps_even_when_many_change_at_once(DatabaseKind kind)
    {
        await using var twin = await RunningTwin.StartAsync(await databases.CreateAsync(kind, Stop), Stop);
        var changes = twin.Get<TwinChanges>();

        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => GrantAsync(changes)));

        await using var db = await twin.Get<IDbContextFactory<TwinDbContext>>().CreateDbContextAsync(Stop);
        var numbers = await db.Set<AuditLeaf>().OrderBy(l => l.Number).Select(l => l.Number).ToListAsync(Stop);
        Assert.Equal(Enumerable.Range(1, numbers.Count).Select(n => (long)n), numbers);
        Assert.Equal(numbers[^1], twin.Get<ConfigurationVersion>().Current);
        Assert.True((await twin.Get<AuditVerifier>().RunAsync(Stop)).Intact);
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_change_that_is_not_committed_leaves_nothing(DatabaseKind kind)
    {
        await using var twin = await RunningTwin.StartAsync(await databases.CreateAsync(kind, Stop), Stop);
        var before = twin.Get<ConfigurationVersion>().Current;

        await using (var change = await twin.Get<TwinChanges>().BeginAsync(Caller.System, Stop))
        {
            change.Database.Add(Some());
            await change.Database.SaveChangesAsync(Stop);
        }

        await twin.Get<ConfigurationVersion>().FollowAsync(Stop);
        await using var db = await twin.Get<IDbContextFactory<TwinDbContext>>().CreateDbContextAsync(Stop);
        Assert.Equal(before, twin.Get<ConfigurationVersion>().Current);
        Assert.Equal(1, await db.Set<Grant>().CountAsync(Stop));
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Tampering_is_found_at_the_record_it_touched(DatabaseKind kind)
    {
        await using var twin = await RunningTwin.StartAsync(await databases.CreateAsync(kind, Stop), Stop);
        for (var i = 0; i < 5; i++)
            await GrantAsync(twin.Get<TwinChanges>());
        await using var db = await twin.Get<IDbContextFactory<TwinDbContext>>().CreateDbContextAsync(Stop);

        await db.Set<AuditItem>().Where(i => i.Leaf == 4).ExecuteUpdateAsync(i => i.SetProperty(x => x.After, "{}"), Stop);
        var changed = await twin.Get<AuditVerifier>().RunAsync(Stop);
        await db.Set<AuditItem>().Where(i => i.Leaf == 3).ExecuteDeleteAsync(Stop);
        await db.Set<AuditLeaf>().Where(l => l.Number == 3).ExecuteDeleteAsync(Stop);
        var missing = await twin.Get<AuditVerifier>().RunAsync(Stop);

        Assert.Equal((4L, "items-changed"), (changed.FirstBad!.Value, changed.Fault));
        Assert.Equal((3L, "leaf-missing"), (missing.FirstBad!.Value, missing.Fault));
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_record_cut_from_the_end_of_the_chain_is_missed(DatabaseKind kind)
    {
        await using var twin = await RunningTwin.StartAsync(await databases.CreateAsync(kind, Stop), Stop);
        await GrantAsync(twin.Get<TwinChanges>());
        await using var db = await twin.Get<IDbContextFactory<TwinDbContext>>().CreateDbContextAsync(Stop);
        var last = await db.Set<AuditLeaf>().MaxAsync(l => l.Number, Stop);

        // As one would who can switch the database's own rules off.
        await db.Database.OpenConnectionAsync(Stop);
        await db.Database.ExecuteSqlRawAsync(kind is DatabaseKind.Postgres ? "set session_replication_role = replica" : "pragma foreign_keys = off", Stop);
        await db.Set<AuditLeaf>().Where(l => l.Number == last).ExecuteDeleteAsync(Stop);
        var cut = await twin.Get<AuditVerifier>().RunAsync(Stop);

        Assert.Equal((last, "leaf-missing"), (cut.FirstBad!.Value, cut.Fault));
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task The_chain_is_found_intact_while_it_grows(DatabaseKind kind)
    {
        await using var twin = await RunningTwin.StartAsync(await databases.CreateAsync(kind, Stop), Stop);

        var growing = Task.Run(() => GrowAsync(twin.Get<TwinChanges>()), Stop);
        var verdicts = new List<AuditVerdict>();
        while (!growing.IsCompleted)
            verdicts.Add(await twin.Get<AuditVerifier>().RunAsync(Stop));
        await growing;

        Assert.NotEmpty(verdicts);
        Assert.All(verdicts, v => Assert.Null(v.Fault));
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task What_another_process_commits_is_followed(DatabaseKind kind)
    {
        var connection = await databases.CreateAsync(kind, Stop);
        await using var twin = await RunningTwin.StartAsync(connection, Stop);
        var followed = new TaskCompletionSource<ConfigurationStep>(TaskCreationOptions.RunContinuationsAsynchronously);
        twin.Get<ConfigurationVersion>().Advanced += step => followed.TrySetResult(step);

        // Written past this process's own way of telling itself, as another node would.
        await using var db = new TwinDbContext(Databases.Options(kind, connection));
        var head = await db.Set<AuditLeaf>().AsNoTracking().OrderByDescending(l => l.Number).FirstAsync(Stop);
        db.Add(Leaf(head));
        db.Add(new AuditItem { Leaf = head.Number + 1, Ordinal = 0, Entity = nameof(Grant), EntityId = "x", After = "{}" });
        await db.SaveChangesAsync(Stop);

        var step = await followed.Task.WaitAsync(Stop);
        Assert.Equal(head.Number + 1, step.To);
        Assert.Contains(nameof(Grant), step.Entities);
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Refusals_leave_records_but_not_without_end(DatabaseKind kind)
    {
        await using var twin = await RunningTwin.StartAsync(await databases.CreateAsync(kind, Stop), Stop);
        var nobody = new Caller(Guid.CreateVersion7(), PrincipalKind.Person);

        for (var i = 0; i < 15; i++)
            Assert.NotNull(await twin.Get<Permit>().AskAsync(nobody, Permission.TwinsWrite, TwinTree.RootId, "create-twin", Stop));

        var rows = await twin.Get<IAuditQueries>().ListAsync(Caller.System, new() { By = nobody.Id }, null, 100, Stop);
        Assert.Equal(10, rows.Count);
        Assert.All(rows, r => Assert.True(r is { Refused: true, Code: "refused" }));
    }

    static AuditLeaf Leaf(AuditLeaf head) => new()
    {
        Number = head.Number + 1,
        Time = head.Time,
        By = Caller.System.Id,
        ByKind = PrincipalKind.System,
        Code = "role-granted",
        Twin = TwinTree.RootId,
        Arguments = "{}",
        Refused = false,
        Items = 1,
        Root = [],
        Previous = head.Hash,
        Hash = [1],
    };

    static async Task GrowAsync(TwinChanges changes)
    {
        for (var i = 0; i < 100; i++)
            await GrantAsync(changes);
    }

    static async Task GrantAsync(TwinChanges changes)
    {
        await using var change = await changes.BeginAsync(Caller.System, Stop);
        change.Database.Add(Some());
        await change.CommitAsync(new("role-granted", TwinTree.RootId), Stop);
    }

    static Grant Some() => new()
    {
        Id = Guid.CreateVersion7(),
        PrincipalId = Guid.CreateVersion7(),
        PrincipalKind = PrincipalKind.Service,
        Role = Role.Viewer,
        TwinId = TwinTree.RootId,
        Since = DateTimeOffset.UnixEpoch,
    };
}
