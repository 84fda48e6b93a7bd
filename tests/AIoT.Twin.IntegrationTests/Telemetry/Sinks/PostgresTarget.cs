using System.Globalization;
using AIoT.Twin.Acquisition;
using AIoT.Twin.TestKit;
using Npgsql;

namespace AIoT.Twin.IntegrationTests.Telemetry.Sinks;

sealed class PostgresTarget(PostgresCluster cluster, string connection) : ISinkTarget
{
    public string Name => "postgresql";

    public string Database => new NpgsqlConnectionStringBuilder(connection).Database!;

    public object Settings => new { host = "127.0.0.1", port = cluster.Port, database = Database, user = "postgres" };

    public Task LeaveAsync() => cluster.CrashAsync();

    public Task StartAgainAsync(CancellationToken cancellationToken) => cluster.StartAgainAsync();

    public async Task<IReadOnlyDictionary<long, (string Value, int Status)>> ReadAsync(SentSignal signal, CancellationToken cancellationToken)
    {
        await using var source = NpgsqlDataSource.Create(connection);
        await using var there = source.CreateCommand("select to_regclass('public.twin_sample') is not null");
        var samples = new Dictionary<long, (string, int)>();
        if (await there.ExecuteScalarAsync(cancellationToken) is not true)
            return samples;
        await using var read = source.CreateCommand("select time, value, whole, text, status from twin_sample where signal_id = $1");
        read.Parameters.Add(new() { Value = signal.Id });
        await using var rows = await read.ExecuteReaderAsync(cancellationToken);
        while (await rows.ReadAsync(cancellationToken))
            samples.Add(rows.GetFieldValue<DateTimeOffset>(0).ToMicroseconds(), (ValueOf(signal.Kind, rows), rows.GetInt32(4)));
        return samples;
    }

    public async Task ExecuteAsync(string text, CancellationToken cancellationToken)
    {
        await using var source = NpgsqlDataSource.Create(connection);
        await using var command = source.CreateCommand(text);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    static string ValueOf(ValueKind kind, NpgsqlDataReader row) => kind switch
    {
        ValueKind.Text => row.GetString(3),
        ValueKind.Integer or ValueKind.State => row.GetInt64(2).ToString(CultureInfo.InvariantCulture),
        ValueKind.Boolean => row.GetDouble(1) != 0 ? "true" : "false",
        _ => row.GetDouble(1).ToString("R", CultureInfo.InvariantCulture),
    };

    public ValueTask DisposeAsync() => cluster.DisposeAsync();
}
