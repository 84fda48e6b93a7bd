using System.Text.Json;
using System.Text.Json.Nodes;
using AIoT.Twin.Acquisition.Drivers;
using AIoT.Twin.TestKit;
using Npgsql;

namespace AIoT.Twin.IntegrationTests.Telemetry.Sources;

/// <summary>Somebody else's PostgreSQL with a table of readings, and a function that writes.</summary>
sealed class ForeignPlant(PostgresCluster cluster, string connection) : IAsyncDisposable
{
    public static async Task<ForeignPlant> StartAsync(CancellationToken cancellationToken)
    {
        var cluster = await PostgresCluster.StartAsync();
        var plant = new ForeignPlant(cluster, await cluster.CreateDatabaseAsync(cancellationToken));
        await plant.ExecuteAsync(
            """
            create table reading (id bigserial primary key, at timestamptz, tag text, reading text);
            create function write_one() returns int language sql volatile as 'insert into reading (at, tag) values (now(), ''X'') returning 1';
            """,
            cancellationToken);
        return plant;
    }

    public async Task ExecuteAsync(string text, CancellationToken cancellationToken)
    {
        await using var source = NpgsqlDataSource.Create(connection);
        await using var command = source.CreateCommand(text);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    public async Task<object?> ScalarAsync(string text, CancellationToken cancellationToken)
    {
        await using var source = NpgsqlDataSource.Create(connection);
        await using var command = source.CreateCommand(text);
        return await command.ExecuteScalarAsync(cancellationToken);
    }

    public JsonObject Settings(string query, object more)
    {
        var settings = JsonSerializer.SerializeToNode(more)!.AsObject();
        settings["host"] = "127.0.0.1";
        settings["port"] = cluster.Port;
        settings["database"] = new NpgsqlConnectionStringBuilder(connection).Database;
        settings["user"] = "postgres";
        settings["query"] = query;
        return settings;
    }

    public SourceContext Context(string query, params (string Key, string Value)[] more) => new(
        Guid.CreateVersion7(),
        new FieldValues([.. Settings(query, new { }).Select(s => (s.Key, s.Value!.ToString())), .. more]),
        (_, _) => true,
        TimeProvider.System);

    public Task CrashAsync() => cluster.CrashAsync();

    public Task StartAgainAsync() => cluster.StartAgainAsync();

    public ValueTask DisposeAsync() => cluster.DisposeAsync();
}
