using System.Net;
using System.Text.Json;
using AIoT.Twin.Telemetry.Sinks;
using AIoT.Twin.TestKit;

namespace AIoT.Twin.IntegrationTests.Telemetry.Sinks;

/// <summary>What a sink does when something is not as it should be, against a real PostgreSQL and a real InfluxDB.</summary>
public sealed class SinkLifeTests(Databases databases)
{
    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Left_behind_by_the_journal_it_goes_on_from_stored_history(DatabaseKind kind)
    {
        await using var target = await TargetAsync();
        var database = await databases.CreateAsync(kind, Stop);
        await using var bench = await SinkBench.StartAsync(
            database, null, "Twin:Historian:JournalBytes=1", "Twin:Historian:JournalPartitionBytes=1", "Twin:Historian:FlushAge=00:00:01",
            "Twin:Historian:MaintenanceInterval=00:00:00.2", "Twin:Historian:CompactionInterval=00:00:00.2");
        var sink = await bench.SinkAsync(target);
        await bench.StatusAsync(sink, s => s.State == SinkState.Sending);
        await bench.WriteAsync(Enumerable.Range(1000, 10));
        await bench.SameAsync(target);

        await target.LeaveAsync();
        await bench.WriteAsync(Enumerable.Range(3000, 10));
        await bench.StatusAsync(sink, s => s.State == SinkState.Failed);
        // Older than what was sent already, so that going on from the newest would miss it.
        for (var i = 0; (await bench.StatusAsync(sink, _ => true)).LeftBehind == 0; i++)
            await bench.WriteAsync([i % 900]);
        await target.StartAgainAsync(Stop);

        await bench.SameAsync(target);
        await bench.StatusAsync(sink, s => s is { History: null, Behind: 0, State: SinkState.Sending });
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Begun_with_a_day_in_the_past_it_sends_what_was_stored_since(DatabaseKind kind)
    {
        await using var target = await TargetAsync();
        await using var bench = await SinkBench.StartAsync(await databases.CreateAsync(kind, Stop));
        await bench.WriteAsync(Enumerable.Range(1000, 50));

        await bench.SinkAsync(target, startFrom: new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero));
        await bench.WriteAsync(Enumerable.Range(2000, 10));

        await bench.SameAsync(target);
    }

    [Fact]
    public async Task A_value_the_other_side_refuses_is_left_out_counted_and_stops_nothing()
    {
        await using var target = await TargetAsync();
        await using var bench = await SinkBench.StartAsync(await databases.CreateAsync(DatabaseKind.Sqlite, Stop));
        await target.ExecuteAsync(
            """
            create table twin_sample (signal_id uuid, time timestamptz, value double precision, whole bigint, text text check (text not like '%"1003"%'),
                quality smallint, status integer, unit text, primary key (signal_id, time));
            create table twin_sample_signal (signal_id uuid primary key, twin text, signal text, kind text, unit text)
            """,
            Stop);
        var sink = await bench.SinkAsync(target);
        await bench.StatusAsync(sink, s => s.State == SinkState.Sending);
        await bench.WriteAsync(Enumerable.Range(1000, 20));

        var status = await bench.StatusAsync(sink, s => s.Sent == 99);

        Assert.Equal((SinkState.Sending, 1L, "sql-error"), (status.State, status.Refused, status.LastRefusal!.Code));
    }

    [Fact]
    public async Task A_field_of_another_type_stops_the_sink_instead_of_losing_everything()
    {
        Assert.SkipUnless(InfluxServer.Missing is null, InfluxServer.Missing ?? "");
        var server = await InfluxServer.StartAsync(Stop);
        await using var target = new InfluxTarget(server);
        await using var bench = await SinkBench.StartAsync(await databases.CreateAsync(DatabaseKind.Sqlite, Stop));
        await server.WriteAsync($"twin,other=yes value=\"a text\",whole=\"b\",flag=\"c\" {new DateTimeOffset(2026, 3, 1, 0, 0, 0, TimeSpan.Zero).ToUnixTimeMilliseconds() * 1000}", Stop);
        var sink = await bench.SinkAsync(target);
        await bench.StatusAsync(sink, s => s.State == SinkState.Sending);
        await bench.WriteAsync(Enumerable.Range(1000, 30));

        var status = await bench.StatusAsync(sink, s => s.State == SinkState.Failed);

        Assert.Equal("http-refused", status.LastFailure!.Code);
        Assert.Contains("field type conflict", status.LastFailure.Argument, StringComparison.Ordinal);
        Assert.Equal(0, status.Sent);
    }

    [Fact]
    public async Task Paused_resumed_begun_anew_and_retired_over_HTTP()
    {
        await using var target = await TargetAsync();
        await using var bench = await SinkBench.StartAsync(await databases.CreateAsync(DatabaseKind.Sqlite, Stop));
        var sink = await bench.SinkAsync(target);
        await bench.StatusAsync(sink, s => s.State == SinkState.Sending);

        await bench.AskAsync($"/api/v1/sinks/{sink}/pause");
        await bench.StatusAsync(sink, s => s.State == SinkState.Paused);
        await bench.WriteAsync(Enumerable.Range(1000, 5));
        await bench.StatusAsync(sink, s => s.Behind > 0);
        Assert.Equal("reason-missing", (await bench.AskAsync($"/api/v1/sinks/{sink}/restart", new { reason = " " })).GetProperty("type").GetString());
        await bench.AskAsync($"/api/v1/sinks/{sink}/resume");
        await bench.SameAsync(target);

        await target.ExecuteAsync("truncate twin_sample", Stop);
        await bench.AskAsync($"/api/v1/sinks/{sink}/restart", new { from = "2026-01-01T00:00:00Z", reason = "The table was emptied by mistake." });
        await bench.SameAsync(target);

        var shown = await bench.GetAsync($"/api/v1/sinks/{sink}");
        Assert.Equal("exactlyOnce", shown.GetProperty("guarantee").GetString());
        using var gone = await bench.App.Client.DeleteAsync(new Uri($"/api/v1/sinks/{sink}", UriKind.Relative), Stop);
        Assert.Equal(HttpStatusCode.OK, gone.StatusCode);
        Assert.Empty((await bench.GetAsync("/api/v1/sinks")).GetProperty("items").EnumerateArray());
        var consumers = bench.App.Get<AIoT.Twin.Telemetry.Sinks.Running.JournalConsumers>();
        while ((await consumers.NamesAsync("sink:", Stop)).Count > 0)
            await Task.Yield();
    }

    [Theory]
    [InlineData("influxdb", """{"url":"http://127.0.0.1:9","database":"plant"}""")]
    [InlineData("postgresql", """{"host":"localhost","port":9,"database":"a","user":"b"}""")]
    [InlineData("mqtt", """{"host":"127.0.0.1","port":9}""")]
    public async Task A_place_that_is_not_allowed_is_not_connected_to(string target, string settings)
    {
        var app = await databases.SharedAsync(DatabaseKind.Sqlite, Stop);
        var kind = app.Get<SinkRules>().Target(target)!;
        var values = new AIoT.Twin.Acquisition.Drivers.FieldValues(
            JsonDocument.Parse(settings).RootElement.EnumerateObject().Select(p => KeyValuePair.Create(p.Name, p.Value.ToString())));
        await using var connection = kind.Open(new SinkContext(Guid.NewGuid(), values, (_, _) => false, TimeProvider.System));

        var report = await connection.TestAsync(Stop);

        Assert.Equal("endpoint-not-allowed", report.Failure!.Code);
    }

    [Theory]
    [InlineData("influxdb", """{"url":"file:///etc/passwd","database":"plant"}""", "settings.url")]
    [InlineData("influxdb", """{"url":"http://influx:8086"}""", "settings.database")]
    [InlineData("influxdb", """{"url":"http://influx:8086","api":"v2","org":"o","bucket":"b"}""", "settings.token")]
    [InlineData("mqtt", """{"host":"broker","prefix":"spBv1.0/plant"}""", "settings.prefix")]
    [InlineData("mqtt", """{"host":"broker","prefix":"a/#"}""", "settings.prefix")]
    [InlineData("kafka", "{}", "target")]
    public async Task Settings_that_cannot_be_meant_are_refused_at_their_field(string target, string settings, string field)
    {
        var app = await databases.SharedAsync(DatabaseKind.Sqlite, Stop);
        var values = new AIoT.Twin.Acquisition.Drivers.FieldValues(
            JsonDocument.Parse(settings).RootElement.EnumerateObject().Select(p => KeyValuePair.Create(p.Name, p.Value.ToString())));

        Assert.Equal(field, app.Get<SinkRules>().Refuses(target, values)!.Field);
    }

    static async Task<PostgresTarget> TargetAsync()
    {
        var cluster = await PostgresCluster.StartAsync();
        return new PostgresTarget(cluster, await cluster.CreateDatabaseAsync(Stop));
    }
}
