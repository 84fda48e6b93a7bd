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
        // Three times, since where exactly it dies differs; on a busy machine the middle can pass unseen, and is tried again.
        for (var killed = 0; killed < 3;)
        {
            var connection = await databases.CreateEmptyAsync(DatabaseKind.Sqlite, Stop);
            var file = new SqliteConnectionStringBuilder(connection).DataSource;
            using (var process = Program(connection, Path.GetDirectoryName(file)!))
            {
                var stage = Stage.Before;
                while (stage is Stage.Before)
                {
                    Assert.False(process.HasExited);
                    Stop.ThrowIfCancellationRequested();
                    stage = StageOf(file);
                }

                process.Kill();
                await process.WaitForExitAsync(Stop);
                if (stage is Stage.Middle)
                    killed++;
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

    enum Stage
    {
        Before,
        Middle,
        After,
    }

    static Stage StageOf(string file)
    {
        if (!File.Exists(file))
            return Stage.Before;
        using var db = new SqliteConnection($"Data Source={file};Mode=ReadOnly;Pooling=false");
        try
        {
            db.Open();
            return Count(db, "__EFMigrationsLock") > 0 ? Stage.Middle : Count(db, "__EFMigrationsHistory") > 0 ? Stage.After : Stage.Before;
        }
        catch (SqliteException)
        {
            // Not made yet.
            return Stage.Before;
        }
    }

    static long Count(SqliteConnection db, string table)
    {
        using var ask = db.CreateCommand();
        ask.CommandText = $"select count(*) from \"{table}\"";
        return (long)ask.ExecuteScalar()!;
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
