using AIoT.Twin.Governance;
using Microsoft.EntityFrameworkCore;

namespace AIoT.Twin.IntegrationTests.Start;

public sealed class RefusedStartTests(Databases databases)
{
    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_newer_database_is_refused_with_the_version_it_needs(DatabaseKind kind)
    {
        var connection = await databases.CreateAsync(kind, Stop);
        await using (var db = new TwinDbContext(Databases.Options(kind, connection)))
        {
            await db.Database.ExecuteSqlRawAsync("insert into \"__EFMigrationsHistory\" values ('29991231235959_Later', '10.0.14')", Stop);
            db.Add(new InstallationFact { Name = "program-version", Value = "9.8.7.0" });
            await db.SaveChangesAsync(Stop);
        }

        var refused = await Assert.ThrowsAsync<StartRefusedException>(() => RunningTwin.StartAsync(connection, Stop));

        Assert.Contains("9.8.7.0", refused.Message, StringComparison.Ordinal);
        Assert.Contains("29991231235959_Later", refused.Message, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Another_master_key_is_noticed_at_the_start(DatabaseKind kind)
    {
        var connection = await databases.CreateAsync(kind, Stop);
        await using (await RunningTwin.StartAsync(connection, Stop))
        {
        }

        var refused = await Assert.ThrowsAsync<StartRefusedException>(() => RunningTwin.StartAsync(connection, Stop, $"Twin:MasterKey={new string('x', 40)}"));

        Assert.Contains("master key", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite, "Twin:BootstrapKey=short", "Twin__BootstrapKey")]
    [InlineData(DatabaseKind.Postgres, "Twin:BootstrapKey=short", "Twin__BootstrapKey")]
    [InlineData(DatabaseKind.Sqlite, "Twin:MasterKey=short", "Twin__MasterKey")]
    [InlineData(DatabaseKind.Postgres, "Twin:MasterKey=short", "Twin__MasterKey")]
    [InlineData(DatabaseKind.Sqlite, "Twin:Database=oracle", "oracle")]
    [InlineData(DatabaseKind.Postgres, "Twin:Database=oracle", "oracle")]
    public async Task A_bad_setting_stops_the_start_and_is_named(DatabaseKind kind, string setting, string named)
    {
        var connection = await databases.CreateAsync(kind, Stop);

        var refused = await Assert.ThrowsAsync<StartRefusedException>(() => RunningTwin.StartAsync(connection, Stop, setting));

        Assert.Contains(named, refused.Message, StringComparison.Ordinal);
    }
}
