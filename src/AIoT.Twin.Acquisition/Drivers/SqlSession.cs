using System.Globalization;
using Npgsql;
using NpgsqlTypes;

namespace AIoT.Twin.Acquisition.Drivers;

/// <summary>A connection that can read and nothing else, for so long and no longer.</summary>
sealed class SqlSession : IAsyncDisposable
{
    readonly NpgsqlConnection _open;
    readonly int _milliseconds;

    SqlSession(NpgsqlConnection open, int milliseconds) => (_open, _milliseconds) = (open, milliseconds);

    public static async Task<SqlSession> OpenAsync(SourceContext context, CancellationToken cancellationToken)
    {
        var milliseconds = context.Settings.Number("timeout", 30_000);
        var open = await PostgresDoor.OpenAsync(
            context.Settings,
            context.Allows,
            text =>
            {
                text.Options = $"-c default_transaction_read_only=on -c statement_timeout={milliseconds.ToString(CultureInfo.InvariantCulture)}";
                text.Timezone = context.Settings.Find("timeZone") ?? "UTC";
                // The server cuts off first; this is for one that does not.
                text.CommandTimeout = (milliseconds / 1000) + 10;
            },
            context.Clock,
            cancellationToken);
        return new SqlSession(open, milliseconds);
    }

    /// <summary>Runs one statement in a transaction of its own that may only read; throws <see cref="SourceException"/>.</summary>
    public async Task<List<T>> ReadAsync<T>(string query, object since, Func<NpgsqlDataReader, T> row, CancellationToken cancellationToken)
    {
        try
        {
            // Said again for each: whatever the former query set for the session, it does not hold here.
            await ExecuteAsync("begin transaction read only", cancellationToken);
            await ExecuteAsync($"set local statement_timeout = {_milliseconds}", cancellationToken);
            var rows = new List<T>();
            await using (var command = new NpgsqlCommand(query, _open))
            {
                // By position: the protocol then takes one statement only, so that none can be hidden behind another.
                if (query.Contains("$1", StringComparison.Ordinal))
                    command.Parameters.Add(new NpgsqlParameter { Value = since, NpgsqlDbType = since is long ? NpgsqlDbType.Bigint : NpgsqlDbType.TimestampTz });
                await using var reader = await command.ExecuteReaderAsync(cancellationToken);
                while (await reader.ReadAsync(cancellationToken))
                    rows.Add(row(reader));
            }

            await ExecuteAsync("rollback", cancellationToken);
            return rows;
        }
        catch (Exception failed) when (failed is NpgsqlException or TimeoutException or IOException)
        {
            throw new SourceException(PostgresDoor.FailureOf(failed), failed);
        }
    }

    async Task ExecuteAsync(string text, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(text, _open);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    public ValueTask DisposeAsync() => _open.DisposeAsync();
}
