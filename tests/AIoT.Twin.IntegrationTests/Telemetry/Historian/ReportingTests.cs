using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using AIoT.Twin.Acquisition;
using AIoT.Twin.Telemetry.Historian.Reporting;
using AIoT.Twin.Telemetry.Historian.Store;
using AIoT.Twin.TestKit;
using Npgsql;
using static AIoT.Twin.IntegrationTests.Telemetry.Historian.RunningHistorian;

namespace AIoT.Twin.IntegrationTests.Telemetry.Historian;

public sealed partial class ReportingTests(Databases databases)
{
    const string Path = "Northfield / Filling / O'Hara's line";

    static readonly Guid s_speed = new(1, 2, 3, new byte[8]), s_state = new(2, 2, 3, new byte[8]);

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    // Two days in Berlin around the change to winter time, a value a minute, as a reader of reports sees them.
    async Task<(RunningHistorian Historian, NpgsqlConnection Reader)> PlantAsync()
    {
        var place = await databases.HistoryAsync(DatabaseKind.Postgres);
        var historian = await StartAsync(place);
        var (speed, state) = (await historian.SeriesAsync(s_speed, unit: "1/min"), await historian.SeriesAsync(s_state, ValueKind.State, "1"));
        var start = new DateTimeOffset(2025, 10, 25, 22, 0, 0, TimeSpan.Zero).ToMicroseconds();
        await historian.WriteAsync(
        [
            .. Enumerable.Range(0, 25 * 60).Select(i => Sample.Of(speed.Handle, start + (i * 60_000_000L), i, i % 10 == 0 ? SampleStatus.Bad : SampleStatus.Good)),
            .. Enumerable.Range(0, 25 * 60).Select(i => new Sample(state.Handle, 0, start + (i * 60_000_000L), i / 300)),
        ]);
        await historian.FlushAsync();
        await historian.RollAsync();
        await historian.Get<SignalNameTable>().WriteAsync([NameOf(s_speed, "Speed", "1/min", "double"), NameOf(s_state, "State", "1", "state")], Stop);
        var reader = new NpgsqlConnection(place.HistoryConnection.Replace("Pooling=true", "Pooling=false", StringComparison.Ordinal));
        await reader.OpenAsync(Stop);
        await using var role = new NpgsqlCommand("set role twin_reader", reader);
        await role.ExecuteNonQueryAsync(Stop);
        return (historian, reader);
    }

    static SignalName NameOf(Guid id, string name, string unit, string kind) =>
        new(id, Guid.Empty, Path, "O'Hara's line", name) { Site = "Northfield", Unit = unit, Kind = kind, TimeZone = "Europe/Berlin" };

    static async Task<List<object?[]>> RowsAsync(NpgsqlConnection reader, string text)
    {
        await using var command = new NpgsqlCommand(text, reader);
        await using var rows = await command.ExecuteReaderAsync(Stop);
        var found = new List<object?[]>();
        while (await rows.ReadAsync(Stop))
        {
            var row = new object?[rows.FieldCount];
            rows.GetValues(row!);
            found.Add(row);
        }

        return found;
    }

    [Fact]
    public async Task Views_name_signals_and_say_what_the_samples_say()
    {
        var (historian, reader) = await PlantAsync();
        await using var running = historian;
        await using var connection = reader;

        var hour = await RowsAsync(reader, "select path, signal, unit, samples, used, good_share, min, max, mean, sum, first, last from reporting.hour where signal = 'Speed' order by time limit 1");
        Assert.Equal([Path, "Speed", "1/min", 60L, 54L, 0.9, 1.0, 59.0, 30.0, 1620.0, 1.0, 59.0], hour.Single());
        var day = await RowsAsync(reader, "select day, samples, first, last, since, time_zone from reporting.site_day where signal = 'Speed' order by day");
        Assert.Equal([new DateOnly(2025, 10, 26), 1500L, 1.0, 1499.0, new DateTime(2025, 10, 25, 22, 0, 0, DateTimeKind.Utc), "Europe/Berlin"], day.Single());
        Assert.Equal(2, (await RowsAsync(reader, "select 1 from reporting.day where signal = 'Speed'")).Count);
        var progress = await RowsAsync(reader, "select complete_through, being_corrected from reporting.progress where signal = 'Speed'");
        Assert.Equal([new DateTime(2025, 10, 26, 22, 59, 0, DateTimeKind.Utc), false], progress.Single());
    }

    [Fact]
    public async Task The_role_for_reports_reads_the_views_alone()
    {
        var (historian, reader) = await PlantAsync();
        await using var running = historian;
        await using var connection = reader;

        foreach (var text in new[] { "select 1 from telemetry.chunk", "select 1 from telemetry.rollup", "delete from reporting.signal", "create table reporting.mine (x int)" })
            Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, (await Assert.ThrowsAsync<PostgresException>(() => RowsAsync(reader, text))).SqlState);
        Assert.False(await historian.Get<HistoryDatabase>().GrantReportingAsync(Stop));
    }

    [Fact]
    public async Task A_signal_that_is_gone_keeps_its_name()
    {
        var (historian, reader) = await PlantAsync();
        await using var running = historian;
        await using var connection = reader;
        var table = new SignalNameTable(historian.Get<HistoryDatabase>());

        Assert.Equal(2, await table.WriteAsync([NameOf(s_speed, "Pace", "1/min", "double")], Stop));
        Assert.Equal(0, await table.WriteAsync([NameOf(s_speed, "Pace", "1/min", "double")], Stop));

        var signals = await RowsAsync(reader, "select signal, retired from reporting.signal order by signal");
        Assert.Equal(["Pace False", "State True"], signals.Select(r => $"{r[0]} {r[1]}"));
    }

    [Fact]
    public async Task Every_query_of_the_dashboard_for_Grafana_runs_and_finds_something()
    {
        var (historian, reader) = await PlantAsync();
        await using var running = historian;
        await using var connection = reader;
        var dashboard = JsonNode.Parse(await File.ReadAllTextAsync(System.IO.Path.Combine(Repository.Root, "docs/grafana/signals.json"), Stop))!;

        var variables = dashboard["templating"]!["list"]!.AsArray();
        var queries = variables.Where(v => (string)v!["type"]! == "query").Select(v => (string)v!["query"]!)
            .Concat(dashboard["panels"]!.AsArray().SelectMany(p => p!["targets"]!.AsArray()).Select(t => (string)t!["rawSql"]!)).ToList();

        Assert.Equal("datasource", (string)variables[0]!["type"]!);
        Assert.All(dashboard["panels"]!.AsArray(), p => Assert.Equal("${datasource}", (string)p!["datasource"]!["uid"]!));
        Assert.Contains(queries, q => q.Contains("$__timeFilter(time)", StringComparison.Ordinal));
        foreach (var rows in variables.Single(v => (string)v!["name"]! == "rows")!["options"]!.AsArray().Select(o => (string)o!["value"]!))
        {
            foreach (var query in queries)
            {
                var text = Substituted(query, rows);
                Assert.DoesNotContain("$", text, StringComparison.Ordinal);
                Assert.NotEmpty(await RowsAsync(reader, text));
            }
        }
    }

    // What Grafana makes of its macros and variables.
    static string Substituted(string query, string rows)
    {
        var text = TimeFilter().Replace(query, "$1 BETWEEN '2025-10-25T00:00:00Z' AND '2025-10-28T00:00:00Z'");
        return text.Replace("$__timeFrom()", "'2025-10-25T00:00:00Z'", StringComparison.Ordinal).Replace("$__timeTo()", "'2025-10-28T00:00:00Z'", StringComparison.Ordinal)
            .Replace("${rows}", rows, StringComparison.Ordinal).Replace("${path:sqlstring}", $"'{Path.Replace("'", "''", StringComparison.Ordinal)}'", StringComparison.Ordinal)
            .Replace("${signal:sqlstring}", "'Speed','State'", StringComparison.Ordinal);
    }

    [GeneratedRegex(@"\$__timeFilter\((\w+)\)")]
    private static partial Regex TimeFilter();
}
