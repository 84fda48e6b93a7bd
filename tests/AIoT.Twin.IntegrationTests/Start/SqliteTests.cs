using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace AIoT.Twin.IntegrationTests.Start;

public sealed class SqliteTests(Databases databases)
{
    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("journal_mode", "wal")]
    [InlineData("synchronous", "2")]
    [InlineData("foreign_keys", "1")]
    [InlineData("busy_timeout", "5000")]
    [InlineData("page_size", "8192")]
    [InlineData("auto_vacuum", "2")]
    public async Task Every_connection_is_opened_with_the_settings_it_needs(string pragma, string value)
    {
        var twin = await databases.SharedAsync(DatabaseKind.Sqlite, Stop);
        await using var db = await twin.Get<IDbContextFactory<TwinDbContext>>().CreateDbContextAsync(Stop);

        // Opened through EF, which is what sets them; then asked on that same connection.
        await db.Database.OpenConnectionAsync(Stop);
        await using var ask = ((SqliteConnection)db.Database.GetDbConnection()).CreateCommand();
        ask.CommandText = $"PRAGMA {pragma}";

        Assert.Equal(value, Convert.ToString(await ask.ExecuteScalarAsync(Stop), System.Globalization.CultureInfo.InvariantCulture));
    }

    [Fact]
    public async Task Who_opens_it_to_read_does_not_wait_for_who_writes()
    {
        var connection = new SqliteConnectionStringBuilder(await databases.CreateAsync(DatabaseKind.Sqlite, Stop)) { DefaultTimeout = 1 }.ConnectionString;
        await using var writer = new SqliteConnection(connection);
        await writer.OpenAsync(Stop);
        SqlitePragmas.Apply(writer);
        await using var writing = writer.BeginTransaction(deferred: false);

        await using var reader = new SqliteConnection(connection);
        await reader.OpenAsync(Stop);
        SqlitePragmas.Apply(reader);

        await using var ask = reader.CreateCommand();
        ask.CommandText = "select count(*) from sqlite_master";
        Assert.True(await ask.ExecuteScalarAsync(Stop) is > 0L);
    }

    [Fact]
    public async Task A_second_process_is_stopped_with_the_reason()
    {
        var connection = await databases.CreateAsync(DatabaseKind.Sqlite, Stop);
        await using var first = await RunningTwin.StartAsync(connection, Stop);

        var refused = await Assert.ThrowsAsync<StartRefusedException>(() => RunningTwin.StartAsync(connection, Stop));

        Assert.Contains("Another process", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task After_it_has_stopped_the_next_one_may_start()
    {
        var connection = await databases.CreateAsync(DatabaseKind.Sqlite, Stop);
        await using (await RunningTwin.StartAsync(connection, Stop))
        {
        }

        await using var second = await RunningTwin.StartAsync(connection, Stop);
        Assert.True((await second.Client.GetAsync("/healthz", Stop)).IsSuccessStatusCode);
    }

    [Fact]
    public async Task The_master_key_is_made_for_its_owner_alone()
    {
        var connection = await databases.CreateAsync(DatabaseKind.Sqlite, Stop);
        var folder = Path.GetDirectoryName(new SqliteConnectionStringBuilder(connection).DataSource)!;

        await using var twin = await RunningTwin.StartAsync(connection, Stop, "Twin:MasterKey=", $"Twin:DataFolder={folder}");

        var file = Path.Combine(folder, "master.key");
        Assert.True(OperatingSystem.IsWindows() || File.GetUnixFileMode(file) == (UnixFileMode.UserRead | UnixFileMode.UserWrite));
        Assert.True(File.ReadAllText(file).Length >= 32);
    }
}
