using System.Text.Json;
using AIoT.Twin.Acquisition;
using AIoT.Twin.Telemetry;

namespace AIoT.Twin.IntegrationTests.Telemetry.Sources;

/// <summary>Tables of a real PostgreSQL that is not ours.</summary>
public sealed class SqlSourceTests(Databases databases)
{
    const string Query = "select at as time, tag as key, reading as value, id from reading where at > :since";

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task History_is_read_once_and_then_followed_across_restarts_of_both(DatabaseKind kind)
    {
        await using var plant = await ForeignPlant.StartAsync(Stop);
        await plant.ExecuteAsync("insert into reading (at, tag, reading) select '2026-01-01T00:00:00Z'::timestamptz + i * interval '1 s', 'T1', i / 4.0 from generate_series(1, 2500) i", Stop);
        await plant.ExecuteAsync("insert into reading (at, tag, reading) values ('2026-01-02T00:00:00Z', 'TXT', 'Order 17')", Stop);
        var database = await databases.CreateAsync(kind, Stop);
        Guid temperature, order, source;
        await using (var first = await SourcesBench.StartAsync(database))
        {
            (temperature, order) = (await first.SignalAsync("Temperature", "Cel"), await first.SignalAsync("Order", "1", ValueKind.Text));
            // Pages smaller than what is there, and an overlap larger than a page of it.
            source = await first.SourceAsync("MES", "sql", plant.Settings(Query, new { keyColumn = "key", rows = 1000, every = 500 }));
            await first.BindAsync(source, temperature, new { key = "T1" });
            await first.BindAsync(source, order, new { key = "TXT" });
            await CountAsync(first, temperature, 2500);
            Assert.Equal("Order 17", Assert.Single((await PageAsync(first, order)).Texts));

            await plant.CrashAsync();
            await first.StatusAsync(source, s => s.GetProperty("state").GetString() == "failed");
            await plant.StartAgainAsync();
            await plant.ExecuteAsync("insert into reading (at, tag, reading) values ('2026-01-02T00:00:01Z', 'T1', 1), ('2026-01-01T23:59:30Z', 'T1', 2)", Stop);
            await CountAsync(first, temperature, 2502);
        }

        await plant.ExecuteAsync("insert into reading (at, tag, reading) values ('2026-01-03T00:00:00Z', 'T1', 3)", Stop);
        await using var second = await SourcesBench.StartAsync(database);
        await CountAsync(second, temperature, 2503);

        // From where it was, not from the beginning; and an outage is no loss of values that wait in a table.
        var status = await second.StatusAsync(source, s => s.GetProperty("samples").GetInt64() > 0);
        Assert.InRange(status.GetProperty("status").GetProperty("duplicates").GetInt64(), 0, 500);
        Assert.All((await PageAsync(second, temperature)).Samples, s => Assert.Equal(Quality.Good, s.Quality));
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task What_cannot_be_a_value_is_counted_and_the_rest_is_stored(DatabaseKind kind)
    {
        await using var plant = await ForeignPlant.StartAsync(Stop);
        await plant.ExecuteAsync(
            """
            insert into reading (at, tag, reading) values
                ('2026-01-01T00:00:00Z', 'T1', null), ('2026-01-01T00:00:01Z', 'T1', 'warm'), ('2026-01-01T00:00:02Z', 'T1', (10::numeric ^ 400)::text),
                ('infinity', 'T1', '1'), ('2026-01-01T00:00:03Z', 'T1', '4.5'), ('2026-01-01T00:00:03Z', 'T1', '4.5'), ('2026-01-01T00:00:04Z', 'T1', 'NaN')
            """,
            Stop);
        await using var bench = await SourcesBench.StartAsync(await databases.CreateAsync(kind, Stop));
        var signal = await bench.SignalAsync("Temperature", "Cel");
        var source = await bench.SourceAsync("MES", "sql", plant.Settings(Query, new { keyColumn = "key" }));
        await bench.BindAsync(source, signal, new { key = "T1" });

        await CountAsync(bench, signal, 1);
        Assert.Equal(4.5, Assert.Single((await PageAsync(bench, signal)).Samples).Value);
        var status = (await bench.StatusAsync(source, s => s.GetProperty("dropped").GetArrayLength() >= 4)).GetProperty("status");
        Assert.Equal(
            ["not-a-number", "number-out-of-range", "time-unreadable", "value-missing"],
            status.GetProperty("dropped").EnumerateArray().Select(d => d.GetProperty("reason").GetString()!).Intersect(["not-a-number", "number-out-of-range", "time-unreadable", "value-missing"]).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Columns_of_one_row_feed_signals_of_their_own_and_times_without_a_zone_are_local()
    {
        await using var plant = await ForeignPlant.StartAsync(Stop);
        await plant.ExecuteAsync("create table shift (id bigserial, ended timestamp, good int, \"Scrap kg\" numeric)", Stop);
        // Before and after the change to summer time.
        await plant.ExecuteAsync("insert into shift (ended, good, \"Scrap kg\") values ('2026-03-28 12:00', 40, 1.5), ('2026-03-29 12:00', 50, 2.5)", Stop);
        await using var bench = await SourcesBench.StartAsync(await databases.CreateAsync(DatabaseKind.Sqlite, Stop));
        var (good, scrap) = (await bench.SignalAsync("Good", "1", ValueKind.Integer), await bench.SignalAsync("Scrap", "kg"));
        var source = await bench.SourceAsync("MES", "sql", plant.Settings(
            "select * from shift where id > :since", new { timeColumn = "ended", cursor = "number", cursorColumn = "id", timeZone = "Europe/Berlin", overlap = 0 }));
        await bench.BindAsync(source, good, new { column = "good" });
        await bench.BindAsync(source, scrap, new { column = "Scrap kg" });

        await CountAsync(bench, good, 2);
        await CountAsync(bench, scrap, 2);
        Assert.Equal(
            [new DateTimeOffset(2026, 3, 28, 11, 0, 0, TimeSpan.Zero), new DateTimeOffset(2026, 3, 29, 10, 0, 0, TimeSpan.Zero)],
            (await PageAsync(bench, good)).Samples.Select(s => s.Time));
    }

    [Theory]
    [InlineData("insert into reading (at, tag, reading) values (now(), 'X', '1') returning at as time, reading as value")]
    [InlineData("select at as time, reading as value from reading where at > :since) as a; insert into reading (at, tag) values (now(), 'X'); select * from (select 1 as time, 2 as value")]
    [InlineData("select now() as time, write_one()::text as value where now() > :since")]
    [InlineData("select now() as time, set_config('transaction_read_only', 'off', false) as value, write_one() where now() > :since")]
    [InlineData("with w as (insert into reading (at, tag) values (now(), 'X') returning at) select at as time, '1' as value from w")]
    public async Task A_query_can_only_read(string query)
    {
        await using var plant = await ForeignPlant.StartAsync(Stop);
        await using var connection = new AIoT.Twin.Acquisition.Drivers.SqlDriver().Open(plant.Context(query));

        var report = await connection.TestAsync(Stop);

        Assert.NotNull(report.Failure);
        Assert.Equal(0L, await plant.ScalarAsync("select count(*) from reading", Stop));
    }

    [Fact]
    public async Task A_slow_query_is_cut_off()
    {
        await using var plant = await ForeignPlant.StartAsync(Stop);
        await using var connection = new AIoT.Twin.Acquisition.Drivers.SqlDriver().Open(
            plant.Context("select now() as time, pg_sleep(600)::text as value where now() > :since", ("timeout", "200")));

        Assert.Equal("query-too-slow", (await connection.TestAsync(Stop)).Failure!.Code);
    }

    [Fact]
    public async Task A_test_shows_the_first_rows()
    {
        await using var plant = await ForeignPlant.StartAsync(Stop);
        await plant.ExecuteAsync("insert into reading (at, tag, reading) values ('2026-01-01T00:00:00Z', 'T1', '4.5')", Stop);
        await using var connection = new AIoT.Twin.Acquisition.Drivers.SqlDriver().Open(plant.Context(Query));

        var report = await connection.TestAsync(Stop);

        Assert.Null(report.Failure);
        var row = JsonDocument.Parse(Assert.Single(report.Preview)).RootElement;
        Assert.Equal(("T1", "4.5"), (row.GetProperty("key").GetString(), row.GetProperty("value").GetString()));
    }

    static Task<SamplePage> PageAsync(SourcesBench bench, Guid signal) =>
        bench.App.Get<ISamplePages>().PageAsync(signal, 0, TimeProvider.System.Now().AddDays(1).ToMicroseconds(), 1_000_000, Stop);

    static async Task CountAsync(SourcesBench bench, Guid signal, int count)
    {
        while ((await PageAsync(bench, signal)).Samples.Count != count)
            await Task.Yield();
    }
}
