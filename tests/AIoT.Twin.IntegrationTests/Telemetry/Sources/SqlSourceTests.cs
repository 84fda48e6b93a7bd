using System.Text.Json;
using AIoT.Twin.Acquisition;
using AIoT.Twin.Acquisition.Drivers;
using AIoT.Twin.Governance;
using AIoT.Twin.Telemetry;
using AIoT.Twin.Telemetry.Quarantine;

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

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task What_cannot_be_a_value_is_set_aside_once_also_over_a_restart(DatabaseKind kind)
    {
        await using var plant = await ForeignPlant.StartAsync(Stop);
        await plant.ExecuteAsync(
            """
            insert into reading (at, tag, reading) values
                ('2026-01-01T00:00:01Z', 'T1', 'warm'), ('2026-01-01T00:00:02Z', 'T1', (10::numeric ^ 400)::text), ('1969-07-20T20:17:40Z', 'T1', '7'),
                ('2999-01-01T00:00:00Z', 'T1', '8'), (null, 'T1', '9'), ('2026-01-01T00:00:03Z', null, '10'), ('2026-01-01T00:00:04Z', 'T1', '11')
            """,
            Stop);
        var database = await databases.CreateAsync(kind, Stop);
        var settings = plant.Settings("select at as time, tag as key, reading as value, id from reading where at > :since or at is null or at < '1970-01-01'", new { keyColumn = "key", every = 500 });
        Guid signal, source;
        await using (var first = await SourcesBench.StartAsync(database))
        {
            signal = await first.SignalAsync("Temperature", "Cel");
            source = await first.SourceAsync("MES", "sql", settings);
            await first.BindAsync(source, signal, new { key = "T1" });
            await CountAsync(first, signal, 1);
            await plant.ExecuteAsync("insert into reading (at, tag, reading) values ('2026-01-01T00:00:05Z', 'T1', '12')", Stop);
            await CountAsync(first, signal, 2);
            Assert.Equal(["not-a-number warm", "number-out-of-range …", "time-before-1970 7", "time-in-future 8", "time-missing 9"], await AsideAsync(first, signal));
        }

        await using var second = await SourcesBench.StartAsync(database);
        await plant.ExecuteAsync("insert into reading (at, tag, reading) values ('2026-01-01T00:00:06Z', 'T1', '13')", Stop);
        await CountAsync(second, signal, 3);
        Assert.Equal(5, (await AsideAsync(second, signal)).Count);
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Stops_and_orders_become_states_and_texts_and_rows_read_twice_are_there_once(DatabaseKind kind)
    {
        await using var plant = await ForeignPlant.StartAsync(Stop);
        await plant.ExecuteAsync(
            """
            create table stop (id bigserial, machine text, began timestamptz, ended timestamptz, state text, reason text);
            create table production_order (id bigserial, machine text, started timestamptz, number text, batch text, quantity bigint);
            insert into stop (machine, began, ended, state, reason) values
                ('M1', '2026-01-01T06:00Z', '2026-01-01T06:20Z', 'ownFault', 'Jam at infeed'), ('M1', '2026-01-01T09:00Z', null, 'plannedStop', 'Cleaning');
            insert into production_order (machine, started, number, batch, quantity) values
                ('M1', '2026-01-01T05:00Z', 'PO-4711', 'B-0815', 12000), ('M1', '2026-01-01T08:30Z', 'PO-4712', 'B-0816', 9007199254740993);
            """,
            Stop);
        await using var bench = await SourcesBench.StartAsync(await databases.CreateAsync(kind, Stop));
        var (state, reason) = (await bench.SignalAsync("State", "1", ValueKind.State), await bench.SignalAsync("Stop reason", "1", ValueKind.Text));
        var (order, batch) = (await bench.SignalAsync("Order", "1", ValueKind.Text), await bench.SignalAsync("Batch", "1", ValueKind.Text));
        var quantity = await bench.SignalAsync("Quantity", "1", ValueKind.Integer);
        var stops = await bench.SourceAsync("Stops", "sql", plant.Settings(
            """
            select machine as key, began as time, state, reason from stop where began > :since
            union all select machine, ended, 'running', 'none' from stop where ended > :since
            """,
            new { keyColumn = "key", every = 500 }));
        await bench.BindAsync(stops, state, new { key = "M1", column = "state" });
        await bench.BindAsync(stops, reason, new { key = "M1", column = "reason" });
        var orders = await bench.SourceAsync("Orders", "sql", plant.Settings(
            "select *, started as time from production_order where started > :since", new { keyColumn = "machine", every = 500 }));
        await bench.BindAsync(orders, order, new { key = "M1", column = "number" });
        await bench.BindAsync(orders, batch, new { key = "M1", column = "batch" });
        await bench.BindAsync(orders, quantity, new { key = "M1", column = "quantity" });

        await CountAsync(bench, state, 3);
        // The stop ends: its end comes with a time of its own, and everything before is read again.
        await plant.ExecuteAsync("update stop set ended = '2026-01-01T09:45Z' where ended is null", Stop);
        await CountAsync(bench, state, 4);
        await CountAsync(bench, reason, 4);
        await CountAsync(bench, quantity, 2);

        Assert.Equal([4L, 1, 2, 1], (await PageAsync(bench, state)).Samples.Select(s => s.Bits));
        Assert.Equal(["Jam at infeed", "none", "Cleaning", "none"], await TextsAsync(bench, reason));
        Assert.Equal(["PO-4711", "PO-4712"], await TextsAsync(bench, order));
        Assert.Equal(["B-0815", "B-0816"], await TextsAsync(bench, batch));
        Assert.Equal([12000L, 9007199254740993], (await PageAsync(bench, quantity)).Samples.Select(s => s.Bits));
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
        await using var connection = new SqlDriver().Open(plant.Context(query));

        var report = await connection.TestAsync(Stop);

        Assert.NotNull(report.Failure);
        Assert.Equal(0L, await plant.ScalarAsync("select count(*) from reading", Stop));
    }

    [Fact]
    public async Task A_slow_query_is_cut_off()
    {
        await using var plant = await ForeignPlant.StartAsync(Stop);
        await using var connection = new SqlDriver().Open(
            plant.Context("select now() as time, pg_sleep(600)::text as value where now() > :since", ("timeout", "200")));

        Assert.Equal("query-too-slow", (await connection.TestAsync(Stop)).Failure!.Code);
    }

    [Fact]
    public async Task A_test_shows_the_first_rows()
    {
        await using var plant = await ForeignPlant.StartAsync(Stop);
        await plant.ExecuteAsync("insert into reading (at, tag, reading) values ('2026-01-01T00:00:00Z', 'T1', '4.5')", Stop);
        await using var connection = new SqlDriver().Open(plant.Context(Query));

        var report = await connection.TestAsync(Stop);

        Assert.Null(report.Failure);
        var row = JsonDocument.Parse(Assert.Single(report.Preview)).RootElement;
        Assert.Equal(("T1", "4.5"), (row.GetProperty("key").GetString(), row.GetProperty("value").GetString()));
    }

    static async Task<List<string>> AsideAsync(SourcesBench bench, Guid signal)
    {
        var queries = bench.App.Get<IQuarantineQueries>();
        var found = new List<string>();
        foreach (var group in (await queries.GroupsAsync(Caller.System, Stop)).Where(g => g.Key.Signal == signal))
        {
            foreach (var row in await queries.RowsAsync(Caller.System, group.Key, null, 100, Stop))
            {
                var said = row.Value.Text ?? BitConverter.Int64BitsToDouble(row.Value.Bits).ToString(System.Globalization.CultureInfo.InvariantCulture);
                found.Add($"{group.Key.Reason} {(said.Length > 10 ? "…" : said)}");
            }
        }

        found.Sort(StringComparer.Ordinal);
        return found;
    }

    static async Task<List<string>> TextsAsync(SourcesBench bench, Guid signal)
    {
        var page = await PageAsync(bench, signal);
        return [.. page.Samples.Select(s => page.Texts[(int)s.Bits])];
    }

    static Task<SamplePage> PageAsync(SourcesBench bench, Guid signal) =>
        bench.App.Get<ISamplePages>().PageAsync(signal, 0, TimeProvider.System.Now().AddDays(1).ToMicroseconds(), 1_000_000, Stop);

    static async Task CountAsync(SourcesBench bench, Guid signal, int count)
    {
        var (began, supervisor, told) = (System.Diagnostics.Stopwatch.GetTimestamp(), bench.App.Get<SourceSupervisor>(), -1L);
        while (true)
        {
            // The history is asked only when something came: connections are not for nothing.
            var now = supervisor.Statuses.Sum(s => s.Samples + s.Duplicates);
            if (now != told && (await PageAsync(bench, signal)).Samples.Count == count)
                return;
            SourceRun.NotForEver(began, $"{count} samples are wanted: {string.Join("; ", supervisor.Statuses.Select(s => s.ToString()))}");
            told = now;
            await Task.Yield();
        }
    }
}
