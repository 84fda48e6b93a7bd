using AIoT.Twin.TestKit;
using Npgsql;

namespace AIoT.Twin.Benchmarks;

/// <summary>The PostgreSQL both sides are measured on, with durable settings.</summary>
static class BenchCluster
{
    static readonly string[] s_settings =
        ["fsync=on", "synchronous_commit=on", "full_page_writes=on", "shared_buffers=1GB", "max_wal_size=8GB"];

    public static async Task<PostgresCluster> StartAsync()
    {
        var cluster = await PostgresCluster.StartAsync(s_settings);
        var connection = await cluster.CreateDatabaseAsync(CancellationToken.None);
        await using var source = NpgsqlDataSource.Create(connection);
        await using var command = source.CreateCommand(
            """
            select string_agg(name || '=' || current_setting(name), ', ' order by name) from pg_settings
            where name in ('server_version', 'fsync', 'synchronous_commit', 'full_page_writes', 'shared_buffers', 'max_wal_size', 'wal_compression')
            """);
        Console.WriteLine($"PostgreSQL: {await command.ExecuteScalarAsync()}");
        Console.WriteLine($"Machine: {Environment.ProcessorCount} cores, .NET {Environment.Version}; client and server share them; nothing else is kept from running.");
        return cluster;
    }

    public static async Task<DatabasePlace> PlaceAsync(this PostgresCluster cluster)
    {
        var connection = (await cluster.CreateDatabaseAsync(CancellationToken.None)).Replace("Pooling=false", "Pooling=true", StringComparison.Ordinal);
        return new DatabasePlace(DatabaseKind.Postgres, connection, connection, Path.GetTempPath());
    }
}
