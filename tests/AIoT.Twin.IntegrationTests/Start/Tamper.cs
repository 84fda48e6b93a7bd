using Microsoft.Data.Sqlite;
using Npgsql;

namespace AIoT.Twin.IntegrationTests.Start;

/// <summary>Does to stored rows what a broken disk or somebody with the database's password could.</summary>
static class Tamper
{
    public static async Task WithAsync(DatabaseKind kind, string connection, CancellationToken cancellationToken)
    {
        if (kind is DatabaseKind.Postgres)
        {
            await using var source = NpgsqlDataSource.Create(connection);
            await using var chunk = source.CreateCommand(
                "update telemetry.chunk set data = data || '\\x00'::bytea where t0 = (select max(t0) from telemetry.chunk)");
            await using var journal = source.CreateCommand(
                "update telemetry.journal set data = data || '\\x00'::bytea where seq = (select max(seq) from telemetry.journal)");
            // Whether the values are in a chunk yet depends on how long the installation ran.
            if (await chunk.ExecuteNonQueryAsync(cancellationToken) == 0)
                Assert.Equal(1, await journal.ExecuteNonQueryAsync(cancellationToken));
            await using var leaf = source.CreateCommand("update governance.audit_leaf set code = 'nothing-happened' where number = 1");
            Assert.Equal(1, await leaf.ExecuteNonQueryAsync(cancellationToken));
            return;
        }

        var model = new SqliteConnectionStringBuilder(connection) { Pooling = false };
        var history = new SqliteConnectionStringBuilder(connection) { Pooling = false, DataSource = model.DataSource[..^3] + "-history.db" };
        const string Chunk = "update telemetry_chunk set data = data || x'00' where t0 = (select max(t0) from telemetry_chunk)";
        const string Journal = "update telemetry_journal set data = data || x'00' where seq = (select max(seq) from telemetry_journal)";
        const string Leaf = "update governance_audit_leaf set code = 'nothing-happened' where number = 1";
        if (await RunAsync(history, Chunk, cancellationToken) == 0)
            Assert.Equal(1, await RunAsync(history, Journal, cancellationToken));
        Assert.Equal(1, await RunAsync(model, Leaf, cancellationToken));
    }

    static async Task<int> RunAsync(SqliteConnectionStringBuilder to, string text, CancellationToken cancellationToken)
    {
        await using var open = new SqliteConnection(to.ConnectionString);
        await open.OpenAsync(cancellationToken);
        await using var change = open.CreateCommand();
        change.CommandText = text;
        return await change.ExecuteNonQueryAsync(cancellationToken);
    }
}
