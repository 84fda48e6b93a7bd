using System.Data.Common;

namespace AIoT.Twin.Telemetry.Historian.Store;

static class Commands
{
    extension(DbConnection connection)
    {
        public DbCommand Command(string text, params ReadOnlySpan<(string Name, object? Value)> parameters)
        {
            var command = connection.CreateCommand();
            command.CommandText = text;
            foreach (var (name, value) in parameters)
            {
                var parameter = command.CreateParameter();
                parameter.ParameterName = name;
                parameter.Value = value ?? DBNull.Value;
                command.Parameters.Add(parameter);
            }

            return command;
        }

        public async Task<List<T>> ListAsync<T>(
            string text, (string Name, object? Value)[] parameters, Func<DbDataReader, T> row, CancellationToken cancellationToken)
        {
            await using var command = connection.Command(text, parameters);
            await using var reader = await command.ExecuteReaderAsync(cancellationToken);
            var rows = new List<T>();
            while (await reader.ReadAsync(cancellationToken))
                rows.Add(row(reader));
            return rows;
        }

        public async Task<object?> ScalarAsync(string text, (string Name, object? Value)[] parameters, CancellationToken cancellationToken)
        {
            await using var command = connection.Command(text, parameters);
            var value = await command.ExecuteScalarAsync(cancellationToken);
            return value is DBNull ? null : value;
        }
    }

    extension(HistoryDatabase database)
    {
        public async Task<List<T>> ListAsync<T>(
            string text, (string Name, object? Value)[] parameters, Func<DbDataReader, T> row, CancellationToken cancellationToken)
        {
            await using var connection = await database.OpenAsync(cancellationToken);
            return await connection.ListAsync(text, parameters, row, cancellationToken);
        }

        public async Task<object?> ScalarAsync(string text, (string Name, object? Value)[] parameters, CancellationToken cancellationToken)
        {
            await using var connection = await database.OpenAsync(cancellationToken);
            return await connection.ScalarAsync(text, parameters, cancellationToken);
        }
    }
}
