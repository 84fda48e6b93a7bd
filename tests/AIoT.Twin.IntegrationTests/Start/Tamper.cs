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
            await using var change = source.CreateCommand(
                """
                update telemetry.journal set data = data || '\x00'::bytea where seq = (select max(seq) from telemetry.journal);
                update governance.audit_leaf set code = 'nothing-happened' where number = 1
                """);
            await change.ExecuteNonQueryAsync(cancellationToken);
            return;
        }

        var model = new SqliteConnectionStringBuilder(connection) { Pooling = false };
        var history = new SqliteConnectionStringBuilder(connection) { Pooling = false, DataSource = model.DataSource[..^3] + "-history.db" };
        await RunAsync(history, "update telemetry_journal set data = data || x'00' where seq = (select max(seq) from telemetry_journal)", cancellationToken);
        await RunAsync(model, "update governance_audit_leaf set code = 'nothing-happened' where number = 1", cancellationToken);
    }

    static async Task RunAsync(SqliteConnectionStringBuilder to, string text, CancellationToken cancellationToken)
    {
        await using var open = new SqliteConnection(to.ConnectionString);
        await open.OpenAsync(cancellationToken);
        await using var change = open.CreateCommand();
        change.CommandText = text;
        await change.ExecuteNonQueryAsync(cancellationToken);
    }
}
