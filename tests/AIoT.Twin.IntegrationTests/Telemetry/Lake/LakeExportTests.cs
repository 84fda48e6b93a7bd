using AIoT.Twin.Acquisition;
using AIoT.Twin.Governance;
using AIoT.Twin.Modelling;
using AIoT.Twin.Telemetry.Historian.Compaction;
using AIoT.Twin.Telemetry.Lake;
using Microsoft.EntityFrameworkCore;
using static AIoT.Twin.IntegrationTests.Telemetry.Lake.LakePlant;

namespace AIoT.Twin.IntegrationTests.Telemetry.Lake;

public sealed class LakeExportTests(Databases databases) : IDisposable
{
    readonly string _folder = Directory.CreateTempSubdirectory("lake-").FullName;

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    async Task<(RunningTwin, LakePlant, LakeOf)> StartAsync(DatabaseKind kind, LakeOptions? options = null, params string[] settings)
    {
        var twin = await RunningTwin.StartAsync(await databases.CreateAsync(kind, Stop), Stop, [.. LakeOf.Settings, .. settings]);
        return (twin, await LakePlant.CreateAsync(twin), new LakeOf(twin, _folder, options));
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Every_kind_of_value_is_in_the_lake_as_it_is_in_the_history(DatabaseKind kind)
    {
        var (twin, plant, lake) = await StartAsync(kind);
        await using var running = twin;
        var number = await plant.SignalAsync("Temperature");
        var whole = await plant.SignalAsync("Counter", ValueKind.Integer, "1");
        var state = await plant.SignalAsync("Mode", ValueKind.State, "1");
        var text = await plant.SignalAsync("Batch", ValueKind.Text, "1");
        var handles = new[] { number, whole, state, text }.Select(s => twin.Get<ISeriesCatalog>().Find(s)!.Handle).ToArray();
        var time = At("2026-03-01T23:30:00");
        await plant.WriteAsync([
            Sample.Of(handles[0], time, 21.7), Sample.Of(handles[0], time + 1, double.NaN, SampleStatus.BadSensorFailure),
            Sample.Of(handles[0], time + 2, -0.0, SampleStatus.UncertainLastUsableValue),
            new Sample(handles[1], 0, time, (1L << 53) + 1), new Sample(handles[2], 0, time, 4)]);
        await plant.WriteAsync([new Sample(handles[3], 0, time, 0), new Sample(handles[3], 0, time + 1, 1)], "Los 'Ä' 7", "");

        await lake.ExportAsync();

        await lake.EqualsHistoryAsync(number, whole, state);
        // Half past eleven in UTC is the next day in Lübeck.
        Assert.Equal(["2026-03-02"], lake.Catalog.Days.Keys.Select(k => $"{k.Day:yyyy-MM-dd}"));
        var (twinPath, site, unit, qualities, texts, exact) = lake.Ask(
            """
            select any_value(twin), any_value(site), any_value(unit) filter (signal = 'Temperature'), string_agg(quality, ',' order by time) filter (signal = 'Temperature'),
                string_agg(value_text, '|' order by time), max(value_int)
            """,
            c => (c[0].Text(0), c[1].Text(0), c[2].Text(0), c[3].Text(0), c[4].Text(0), c[5].Longs[0]));
        Assert.EndsWith("/ Lübeck / Line 1 / Oven", twinPath, StringComparison.Ordinal);
        Assert.Equal(("Lübeck", "Cel", "good,bad,uncertain", "Los 'Ä' 7|", (1L << 53) + 1), (site, unit, qualities, texts, exact));
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_late_value_makes_a_new_version_of_its_day_and_of_no_other(DatabaseKind kind)
    {
        var (twin, plant, lake) = await StartAsync(kind, new LakeOptions { KeepFreeBytes = 0, RowsPerFile = 1000 });
        await using var running = twin;
        var signal = await plant.SignalAsync("Temperature");
        var start = At("2026-03-01T12:00:00");
        await plant.WriteAsync(signal, [.. Enumerable.Range(0, 3 * 24 * 60).Select(i => (start + (i * 60_000_000L), i / 10.0))]);
        await lake.ExportAsync();
        var before = lake.Catalog.Days.ToDictionary(d => d.Key.Day, d => d.Value.Manifest.Version);
        Assert.Equal(4, before.Count);

        await plant.WriteAsync(signal, (start + 30_000_000, 99), (start + 60_000_000, 100));
        await lake.ExportAsync();

        await lake.EqualsHistoryAsync(signal);
        Assert.Equal([2, 1, 1, 1], lake.Catalog.Days.OrderBy(d => d.Key.Day).Select(d => d.Value.Manifest.Version));
        // The former version is gone, and nothing half made is left.
        Assert.Equal(lake.Files.Order(), Directory.EnumerateFiles(_folder, "*", SearchOption.AllDirectories).Where(f => !f.EndsWith(LocalLakeStore.ManifestName, StringComparison.Ordinal)).Order());
        await lake.ExportAsync();
        Assert.Equal([2, 1, 1, 1], lake.Catalog.Days.OrderBy(d => d.Key.Day).Select(d => d.Value.Manifest.Version));
    }

    [Fact]
    public async Task More_than_memory_has_room_for_is_put_in_order_on_disk()
    {
        var (twin, plant, lake) = await StartAsync(DatabaseKind.Sqlite, new LakeOptions { KeepFreeBytes = 0, MemoryMegabytes = 64 });
        await using var running = twin;
        var signal = await plant.SignalAsync("Temperature");
        var start = At("2026-03-01T12:00:00");
        await plant.WriteAsync(signal, [.. Enumerable.Range(0, 700_000).Select(i => (start + (i * 10_000L), i / 10.0))]);

        await lake.ExportAsync();

        Assert.Equal(700_000, lake.Ask("select count(*)", c => c[0].Longs[0]));
        Assert.Equal(Enumerable.Range(0, 700_000).Sum(i => i / 10.0), lake.Ask("select sum(value)", c => c[0].Doubles[0]), 1e-3);
        Assert.Equal(
            lake.Files.Order(),
            Directory.EnumerateFileSystemEntries(Path.GetDirectoryName(lake.Files[0])!).Where(f => !f.EndsWith(LocalLakeStore.ManifestName, StringComparison.Ordinal)).Order());
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_process_that_ends_between_any_two_steps_loses_and_doubles_nothing(DatabaseKind kind)
    {
        var (twin, plant, lake) = await StartAsync(kind);
        await using var running = twin;
        var signal = await plant.SignalAsync("Temperature");
        var start = At("2026-03-01T00:00:00");
        foreach (var step in Enum.GetValues<LakeStep>())
        {
            var late = (int)step * 7;
            await plant.WriteAsync(signal, [.. Enumerable.Range(0, 50).Select(i => (start + (late * 1_000_000) + (i * 3_600_000_000L), (double)i + late))]);
            lake.Restart().Reached = s => _ = s == step ? throw new TimeoutException("Gone.") : 0;
            await lake.Round.RunAsync(runningDays: true, Stop);
            Assert.Equal("Gone.", lake.Round.Progress.Failure?.Detail);
            // Whatever lies there is whole: every file listed is there, and nothing more is listed.
            lake.Restart();
            Assert.Empty(await lake.Check.FullAsync(Stop));
            Assert.Equal(lake.Catalog.Days.Values.Sum(d => d.Manifest.Rows), lake.Files.Count == 0 ? 0 : lake.Ask("select count(*)", c => c[0].Longs[0]));

            await lake.ExportAsync();
            await lake.EqualsHistoryAsync(signal);
        }
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task An_export_while_samples_arrive_ends_with_all_of_them(DatabaseKind kind)
    {
        var (twin, plant, lake) = await StartAsync(kind);
        await using var running = twin;
        var signal = await plant.SignalAsync("Temperature");
        var start = At("2026-03-01T00:00:00");
        var arriving = Task.Run(async () =>
        {
            for (var i = 0; i < 40; i++)
                await plant.WriteAsync(signal, [.. Enumerable.Range(0, 100).Select(j => (start + ((((i * 100) + j) * 7919L % 4000) * 30_000_000L), (double)i))]);
        }, Stop);
        while (!arriving.IsCompleted)
            await lake.ExportAsync();
        await arriving;

        await lake.ExportAsync();

        await lake.EqualsHistoryAsync(signal);
        var figures = await twin.Get<AIoT.Twin.Telemetry.ITelemetryQueries>().AggregateAsync(signal, [0, At("2027-01-01T00:00:00")], Stop);
        Assert.Equal((figures[0].Count, figures[0].Sum!.Value), lake.Figures(signal));
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task What_the_journal_gave_back_unread_is_found_in_the_chunks(DatabaseKind kind)
    {
        var (twin, plant, lake) = await StartAsync(kind, null, "Twin:Historian:Background=false", "Twin:Historian:JournalBytes=0");
        await using var running = twin;
        var (first, second) = (await plant.SignalAsync("Temperature"), await plant.SignalAsync("Load"));
        await plant.WriteAsync(first, (At("2026-03-01T10:00:00"), 1));
        await lake.ExportAsync();
        await plant.WriteAsync(first, (At("2026-03-05T10:00:00"), 2));
        await plant.WriteAsync(second, (At("2026-03-01T11:00:00"), 3));

        await twin.Get<Compactor>().FlushAsync(everything: true, Stop);
        await twin.Get<AIoT.Twin.Telemetry.Historian.Writing.SampleQueue>().RotateAsync(Stop);
        await twin.Get<HistoryUpkeep>().TrimAsync(Stop);
        await plant.WriteAsync(first, (At("2026-03-07T10:00:00"), 4));
        lake.Restart();
        await lake.ExportAsync();

        await lake.EqualsHistoryAsync(first, second);
        var versions = lake.Catalog.Days.ToDictionary(d => d.Key.Day.Day, d => d.Value.Manifest.Version);
        lake.Restart();
        await lake.ExportAsync();
        Assert.Equal(versions, lake.Catalog.Days.ToDictionary(d => d.Key.Day.Day, d => d.Value.Manifest.Version));
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_history_without_a_journal_is_exported_once(DatabaseKind kind)
    {
        var (twin, plant, lake) = await StartAsync(kind, null, "Twin:Historian:Background=false", "Twin:Historian:JournalBytes=0");
        await using var running = twin;
        var signal = await plant.SignalAsync("Temperature");
        await plant.WriteAsync(signal, (At("2026-03-01T10:00:00"), 1));
        await twin.Get<Compactor>().FlushAsync(everything: true, Stop);
        await twin.Get<AIoT.Twin.Telemetry.Historian.Writing.SampleQueue>().RotateAsync(Stop);
        await twin.Get<HistoryUpkeep>().TrimAsync(Stop);

        for (var i = 0; i < 3; i++)
        {
            lake.Restart();
            await lake.ExportAsync();
        }

        await lake.EqualsHistoryAsync(signal);
        Assert.Equal(1, Assert.Single(lake.Catalog.Days).Value.Manifest.Version);
        await plant.WriteAsync(signal, (At("2026-03-02T10:00:00"), 2));
        await lake.ExportAsync();
        await lake.EqualsHistoryAsync(signal);
        Assert.Equal([1, 1], lake.Catalog.Days.Values.Select(d => d.Manifest.Version));
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Marks_older_than_the_position_in_the_journal_are_made_again(DatabaseKind kind)
    {
        var (twin, plant, lake) = await StartAsync(kind);
        await using var running = twin;
        var signal = await plant.SignalAsync("Temperature");
        await plant.WriteAsync(signal, (At("2026-03-01T10:00:00"), 1));
        await lake.ExportAsync();
        await using var db = await twin.Get<IDbContextFactory<TwinDbContext>>().CreateDbContextAsync(Stop);
        var before = (await db.Set<LakeReading>().AsNoTracking().SingleAsync(Stop)).Through;
        await plant.WriteAsync(signal, (At("2026-03-01T10:00:01"), 2));
        lake.Restart().Reached = s => _ = s == LakeStep.CursorMoved ? throw new TimeoutException("Gone.") : 0;
        await lake.Round.RunAsync(runningDays: true, Stop);

        // As after the restore of a model that was copied a moment before its history.
        await db.Set<LakeDay>().ExecuteUpdateAsync(d => d.SetProperty(x => x.TouchedSeq, before), Stop);
        await db.Set<LakeReading>().ExecuteUpdateAsync(r => r.SetProperty(x => x.Through, before), Stop);
        lake.Restart();
        await lake.ExportAsync();

        await lake.EqualsHistoryAsync(signal);
    }

    [Fact]
    public async Task A_file_cut_in_half_is_named_and_written_again()
    {
        var (twin, plant, lake) = await StartAsync(DatabaseKind.Sqlite);
        await using var running = twin;
        var signal = await plant.SignalAsync("Temperature");
        await plant.WriteAsync(signal, [.. Enumerable.Range(0, 500).Select(i => (At("2026-03-01T10:00:00") + (i * 1_000_000L), i * 0.1))]);
        await lake.ExportAsync();
        var file = Assert.Single(lake.Files);

        using (var open = new FileStream(file, FileMode.Open))
            open.SetLength(open.Length / 2);
        Assert.Equal(("cut", file), Assert.Single((await lake.Check.FullAsync(Stop)).Select(f => (f.Code, f.Place))));
        await lake.ExportAsync();
        Assert.Empty(await lake.Check.FullAsync(Stop));
        await lake.EqualsHistoryAsync(signal);

        var again = Assert.Single(lake.Files);
        using (var open = new FileStream(again, FileMode.Open))
        {
            open.Position = 100;
            open.WriteByte(0x5A);
        }

        Assert.Equal("changed", Assert.Single(await lake.Check.FullAsync(Stop)).Code);
        await lake.ExportAsync();
        Assert.Empty(await lake.Check.FullAsync(Stop));
        File.WriteAllText(Path.Combine(Path.GetDirectoryName(again)!, LocalLakeStore.ManifestName), "{\"format\":1,");
        lake.Restart();
        Assert.Empty(lake.Catalog.Days);
        Assert.Equal("manifest-damaged", Assert.Single(lake.Catalog.Faults).Code);
        await lake.ExportAsync();
        Assert.Empty(lake.Catalog.Faults);
        await lake.EqualsHistoryAsync(signal);
    }

    [Fact]
    public async Task A_moved_twin_takes_its_days_along_and_a_retired_one_keeps_them()
    {
        var (twin, plant, lake) = await StartAsync(DatabaseKind.Sqlite);
        await using var running = twin;
        var other = Guid.CreateVersion7();
        var line = Guid.CreateVersion7();
        Assert.IsType<CreateTwinsResult.Created>(await twin.Get<CreateTwins>().RunAsync(
            Caller.System,
            [
                new(BuiltInTypes.Site, plant.Plant.Enterprise, "Suzhou") { Id = other, Properties = new() { ["timeZone"] = "Asia/Shanghai", ["currency"] = "CNY" } },
                new(BuiltInTypes.ProductionLine, other, "Line 1") { Id = line },
            ],
            [], Stop));
        var signal = await plant.SignalAsync("Temperature");
        var stays = await plant.SignalAsync("Load", on: plant.Plant.Line2);
        var start = At("2026-03-01T00:30:00");
        foreach (var s in new[] { signal, stays })
            await plant.WriteAsync(s, [.. Enumerable.Range(0, 60).Select(i => (start + (i * 3_600_000_000L), (double)i))]);
        await lake.ExportAsync();

        Assert.IsType<TwinResult.Done>(await twin.Get<MoveTwin>().RunAsync(Caller.System, plant.Plant.Oven, line, null, Stop));
        await lake.ExportAsync();
        await lake.EqualsHistoryAsync(signal, stays);
        Assert.Equal("Suzhou", lake.Ask($"select string_agg(distinct site, ',') filter (signal_id = '{signal}')", c => c[0].Text(0)));

        Assert.IsType<TwinResult.Done>(await twin.Get<RetireTwin>().RunAsync(Caller.System, plant.Plant.Oven, null, Stop));
        lake.Restart();
        await plant.WriteAsync(signal, (start + 1, 7));
        await lake.ExportAsync();
        await lake.EqualsHistoryAsync(signal, stays);
        Assert.EndsWith("Suzhou / Line 1 / Oven", lake.Ask($"select max(twin) filter (signal_id = '{signal}')", c => c[0].Text(0)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_full_disk_stops_the_export_and_spoils_nothing()
    {
        using var small = SmallDisk.Mount(megabytes: 1);
        var (twin, plant, _) = await StartAsync(DatabaseKind.Sqlite);
        await using var running = twin;
        var lake = new LakeOf(twin, small.Folder);
        var signal = await plant.SignalAsync("Temperature");
        await plant.WriteAsync(signal, (At("2026-03-01T10:00:00"), 1));
        await lake.ExportAsync();
        var random = new Random(7);
        await plant.WriteAsync(signal, [.. Enumerable.Range(0, 200_000).Select(i => (At("2026-03-01T11:00:00") + (i * 100_000L) + random.Next(90_000), random.NextDouble()))]);

        await lake.Round.RunAsync(runningDays: true, Stop);
        Assert.Equal("disk-full", lake.Round.Progress.Failure?.Code);
        Assert.Equal(1, lake.Figures(signal).Count);
        lake.Restart();
        Assert.Empty(await lake.Check.FullAsync(Stop));

        small.Grow(megabytes: 32);
        await lake.ExportAsync();
        await lake.EqualsHistoryAsync(signal);
    }

    [Fact]
    public async Task A_lake_at_its_limit_or_on_a_nearly_full_disk_says_so()
    {
        var (twin, plant, lake) = await StartAsync(DatabaseKind.Sqlite, new LakeOptions { KeepFreeBytes = 0, MaxBytes = 1 });
        await using var running = twin;
        var signal = await plant.SignalAsync("Temperature");
        await plant.WriteAsync(signal, (At("2026-03-01T10:00:00"), 1), (At("2026-03-02T10:00:00"), 2));

        await lake.Restart().RunAsync(runningDays: true, Stop);
        Assert.Equal("lake-full", lake.Round.Progress.Failure?.Code);
        Assert.Equal(1, lake.Round.Progress.PendingDays);
        lake.Options.MaxBytes = 0;
        lake.Options.KeepFreeBytes = long.MaxValue;
        await lake.Round.RunAsync(runningDays: true, Stop);
        Assert.Equal("disk-low", lake.Round.Progress.Failure?.Code);
        lake.Options.KeepFreeBytes = 0;
        await lake.ExportAsync();
        await lake.EqualsHistoryAsync(signal);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
