using Microsoft.Data.Sqlite;

namespace AIoT.Twin.IntegrationTests.Telemetry.Historian.Faults;

/// <summary>Another program holds the file for writing, as a copying tool does.</summary>
sealed class HeldFile(DatabasePlace place) : IFault, IDisposable
{
    SqliteConnection? _connection;

    public string Name => "a file held by another program";

    public async Task StrikeAsync(Random random, CancellationToken cancellationToken)
    {
        _connection = new SqliteConnection(place.HistoryConnection);
        await _connection.OpenAsync(cancellationToken);
        await using var hold = _connection.CreateCommand();
        hold.CommandText = "pragma busy_timeout = 30000; begin immediate";
        await hold.ExecuteNonQueryAsync(cancellationToken);
    }

    public Task EndAsync(CancellationToken cancellationToken)
    {
        Dispose();
        return Task.CompletedTask;
    }

    public void Dispose() => _connection?.Dispose();
}
