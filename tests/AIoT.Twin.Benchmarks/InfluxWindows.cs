using AIoT.Twin.Acquisition;

namespace AIoT.Twin.Benchmarks;

/// <summary>group by time in InfluxDB 1.</summary>
sealed class InfluxWindows(InfluxServer server) : IWindowSide
{
    const string Database = "bench";

    public string Name => "InfluxDB";

    public static async Task<InfluxWindows> CreateAsync(InfluxServer server)
    {
        await server.Client.CreateAsync(Database);
        return new InfluxWindows(server);
    }

    public Task LoadAsync(Sample[] samples) => server.Client.WriteAsync(Database, samples);

    public Task TidyAsync() => server.SettleAsync(TimeSpan.FromMinutes(3));

    public async Task<List<(long Count, double Min, double Max, double Sum)>> AskAsync(WindowCell cell)
    {
        // Tags are texts: several are asked for by what they look like.
        var series = cell.Series == 1 ? $"s = '{cell.Set.FirstHandle}'"
            : $"s =~ /^({string.Join('|', Enumerable.Range(cell.Set.FirstHandle, cell.Series))})$/";
        var rows = await server.Client.QueryAsync(
            Database,
            $"select count(v), min(v), max(v), mean(v), sum(v) from m where {series} and time >= {cell.FromMs}ms and time < {cell.ToMs}ms "
            + $"group by time({cell.WidthMs}ms, {cell.FromMs % cell.WidthMs}ms), s");
        return [.. rows.Where(r => r[1] > 0).Select(r => ((long)r[1]!.Value, r[2]!.Value, r[3]!.Value, r[5]!.Value))];
    }
}
