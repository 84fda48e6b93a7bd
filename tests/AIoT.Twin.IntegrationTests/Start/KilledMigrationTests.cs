using System.Diagnostics;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace AIoT.Twin.IntegrationTests.Start;

/// <summary>The program as a process of its own, killed while it makes the very first tables.</summary>
public sealed class KilledMigrationTests(Databases databases)
{
    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Killed_in_the_middle_of_the_first_migration_postgres_is_whole_after_the_next_start()
    {
        var connection = await databases.CreateEmptyAsync(DatabaseKind.Postgres, Stop);
        // The migration comes to a table whose name an open transaction has taken, and stands there: that is the middle.
        await using (var holder = new NpgsqlConnection(connection))
        {
            await holder.OpenAsync(Stop);
            await RunAsync(holder, "create schema modelling");
            await RunAsync(holder, "begin; create table modelling.twin (id int)");
            var data = Directory.CreateTempSubdirectory("twin-killed-").FullName;
            using var process = Program(connection, data);
            while (await WaitersAsync(connection) == 0)
                Assert.False(process.HasExited);
            process.Kill();
            await process.WaitForExitAsync(Stop);
            Directory.Delete(data, recursive: true);
        }

        await using var twin = await RunningTwin.StartAsync(connection, Stop);
        Assert.True((await twin.Client.GetAsync("/api/v1/types", Stop)).IsSuccessStatusCode);
    }

    [Fact]
    public async Task Killed_in_the_first_migration_sqlite_is_whole_after_the_next_start()
    {
        // Three times, since where exactly it dies differs.
        for (var i = 0; i < 3; i++)
        {
            var connection = await databases.CreateEmptyAsync(DatabaseKind.Sqlite, Stop);
            var file = new SqliteConnectionStringBuilder(connection).DataSource;
            using (var process = Program(connection, Path.GetDirectoryName(file)!))
            {
                while (!HoldsMigrationLock(file))
                    Assert.False(process.HasExited);
                process.Kill();
                await process.WaitForExitAsync(Stop);
            }

            await using var twin = await RunningTwin.StartAsync(connection, Stop);
            Assert.True((await twin.Client.GetAsync("/api/v1/types", Stop)).IsSuccessStatusCode);
        }
    }

    static Process Program(string connection, string data) => Process.Start(new ProcessStartInfo("dotnet", ["AIoT.Twin.Web.dll", "--urls", "http://127.0.0.1:0"])
    {
        WorkingDirectory = AppContext.BaseDirectory.Replace("AIoT.Twin.IntegrationTests", "AIoT.Twin.Web", StringComparison.Ordinal),
        RedirectStandardOutput = true,
        Environment =
        {
            ["ConnectionStrings__Twin"] = connection,
            ["Twin__DataFolder"] = data,
            ["Twin__MasterKey"] = "a-master-key-of-the-tests-0123456789",
            ["Twin__SamplePlant"] = "false",
        },
    })!;

    static bool HoldsMigrationLock(string file)
    {
        if (!File.Exists(file))
            return false;
        try
        {
            using var db = new SqliteConnection($"Data Source={file};Mode=ReadOnly;Pooling=false");
            db.Open();
            using var ask = db.CreateCommand();
            ask.CommandText = "select count(*) from \"__EFMigrationsLock\"";
            return ask.ExecuteScalar() is > 0L;
        }
        catch (SqliteException)
        {
            // Not made yet.
            return false;
        }
    }

    static async Task<long> WaitersAsync(string connection)
    {
        await using var db = new NpgsqlConnection(connection);
        await db.OpenAsync(Stop);
        await using var ask = new NpgsqlCommand("select count(*) from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'", db);
        return (long)(await ask.ExecuteScalarAsync(Stop))!;
    }

    static async Task RunAsync(NpgsqlConnection db, string sql)
    {
        await using var command = new NpgsqlCommand(sql, db);
        await command.ExecuteNonQueryAsync(Stop);
    }
}
