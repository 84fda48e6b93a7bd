using Microsoft.Data.Sqlite;

namespace AIoT.Twin.IntegrationTests.Telemetry.Historian;

static class HistoryPlaces
{
    extension(Databases databases)
    {
        public async Task<DatabasePlace> HistoryAsync(DatabaseKind kind)
        {
            var connection = await databases.CreateAsync(kind, TestContext.Current.CancellationToken);
            var folder = kind is DatabaseKind.Sqlite ? Path.GetDirectoryName(new SqliteConnectionStringBuilder(connection).DataSource)! : Path.GetTempPath();
            return new DatabasePlace(kind, connection, connection, folder);
        }
    }
}
