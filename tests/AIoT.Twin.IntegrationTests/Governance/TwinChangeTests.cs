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
    }

    static async Task GrantAsync(TwinChanges changes)
    {
        await using var change = await changes.BeginAsync(Caller.System, Stop);
        change.Database.Add(new Grant
        {
            Id = Guid.CreateVersion7(),
            PrincipalId = Guid.CreateVersion7(),
            PrincipalKind = PrincipalKind.Service,
            Role = Role.Viewer,
            TwinId = TwinTree.RootId,
            Since = DateTimeOffset.UnixEpoch,
        });
        await change.CommitAsync(new("role-granted", TwinTree.RootId), Stop);
    }
}
