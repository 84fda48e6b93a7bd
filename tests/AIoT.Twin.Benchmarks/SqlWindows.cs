using AIoT.Twin.Acquisition;
using Npgsql;

namespace AIoT.Twin.Benchmarks;

/// <summary>date_bin over a table with key in PostgreSQL.</summary>
sealed class SqlWindows(NpgsqlConnection connection) : IWindowSide
{
    const string Query = """
        select series, date_bin(@width, ts, @from), count(*), min(value), max(value), avg(value), sum(value)
        from reference where series = any(@series) and ts >= @from and ts < @to group by 1, 2 order by 1, 2
        """;

    public string Name => "date_bin";

    public static async Task<SqlWindows> CreateAsync(NpgsqlConnection connection)
    {
        await ExecuteAsync(connection, "create table reference (series int not null, ts timestamptz not null, value float8 not null, primary key (series, ts))");
        return new SqlWindows(connection);
    }

    public Task LoadAsync(Sample[] samples) => new CopyRows(samples, withStatus: false).CopyAsync(connection, "reference", samples.Length);

    public Task TidyAsync() => ExecuteAsync(connection, "vacuum analyze");

    public async Task<List<(long Count, double Min, double Max, double Sum)>> AskAsync(WindowCell cell)
    {
        await using var command = new NpgsqlCommand(Query, connection) { CommandTimeout = 600 };
        command.Parameters.AddWithValue("width", TimeSpan.FromMilliseconds(cell.WidthMs));
        command.Parameters.AddWithValue("series", Enumerable.Range(cell.Set.FirstHandle, cell.Series).ToArray());
        command.Parameters.AddWithValue("from", (cell.FromMs * 1000).ToTime());
        command.Parameters.AddWithValue("to", (cell.ToMs * 1000).ToTime());
        await using var reader = await command.ExecuteReaderAsync();
        var points = new List<(long, double, double, double)>();
        while (await reader.ReadAsync())
            points.Add((reader.GetInt64(2), reader.GetDouble(3), reader.GetDouble(4), reader.GetDouble(6)));
        return points;
    }

    static async Task ExecuteAsync(NpgsqlConnection connection, string text)
    {
        await using var command = new NpgsqlCommand(text, connection) { CommandTimeout = 1200 };
        await command.ExecuteNonQueryAsync();
    }
}
