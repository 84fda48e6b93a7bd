using Microsoft.Data.Sqlite;

namespace AIoT.Twin.IntegrationTests.Telemetry.Historian;

static class HistoryPlaces
{
    extension(Databases databases)
    {
        public async Task<DatabasePlace> HistoryAsync(DatabaseKind kind)
        {
            var connection = await databases.CreateEmptyAsync(kind, TestContext.Current.CancellationToken);
            var folder = kind is DatabaseKind.Sqlite ? Path.GetDirectoryName(new SqliteConnectionStringBuilder(connection).DataSource)! : Path.GetTempPath();
            // Queries come one after another here; a connection of its own for each would take most of the time.
            if (kind is DatabaseKind.Postgres)
                connection = connection.Replace("Pooling=false", "Pooling=true;Maximum Pool Size=8", StringComparison.Ordinal);
            return new DatabasePlace(kind, connection, connection, folder);
        }
    }
}
