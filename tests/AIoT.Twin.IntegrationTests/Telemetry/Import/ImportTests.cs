using System.Text;
using AIoT.Twin.Acquisition;
using AIoT.Twin.Governance;
using AIoT.Twin.IntegrationTests.Telemetry.Lake;
using AIoT.Twin.Telemetry;
using AIoT.Twin.Telemetry.Historian.Store;
using AIoT.Twin.Telemetry.Import;
using AIoT.Twin.Telemetry.Lake.Duck;
using static AIoT.Twin.IntegrationTests.Telemetry.Lake.LakePlant;

namespace AIoT.Twin.IntegrationTests.Telemetry.Import;

public sealed class ImportTests(Databases databases)
{
    static CancellationToken Stop => TestContext.Current.CancellationToken;

    async Task<(RunningTwin, LakePlant)> StartAsync(DatabaseKind kind, params string[] settings)
    {
        var twin = await RunningTwin.StartAsync(await databases.CreateAsync(kind, Stop), Stop, [.. LakeOf.Settings, "Twin:Import:KeepFreeBytes=0", .. settings]);
        return (twin, await LakePlant.CreateAsync(twin));
    }

    static async IAsyncEnumerable<UploadedFile> Files(params (string Name, byte[] Content)[] files)
    {
        foreach (var (name, content) in files)
        {
            await Task.Yield();
            yield return new UploadedFile(name, new MemoryStream(content));
        }
    }

    static async Task<Guid> UploadAsync(RunningTwin twin, params (string Name, byte[] Content)[] files) =>
        Assert.IsType<ImportResult.Done>(await twin.Get<UploadImport>().RunAsync(Caller.System, Files(files), Stop)).Id;

    static Task<Guid> UploadAsync(RunningTwin twin, string content) => UploadAsync(twin, ("file.csv", Encoding.UTF8.GetBytes(content)));

    static async Task PlanAsync(RunningTwin twin, Guid import, Func<ImportPlan, ImportPlan> change)
    {
        var info = await twin.Get<IImportQueries>().FindAsync(Caller.System, import, Stop);
        Assert.IsType<ImportResult.Done>(await twin.Get<ImportSteps>().PlanAsync(Caller.System, import, change(info!.Plan), Stop));
    }

    internal static async Task<ImportInfo> WaitAsync(RunningTwin twin, Guid import)
    {
        while (true)
        {
            var info = (await twin.Get<IImportQueries>().FindAsync(Caller.System, import, Stop))!;
            if (info.State is not (ImportState.Checking or ImportState.Writing or ImportState.TakingBack))
                return info;
            await Task.Yield();
        }
    }

    static async Task<ImportInfo> CheckAsync(RunningTwin twin, Guid import)
    {
        var begun = await twin.Get<ImportSteps>().CheckAsync(Caller.System, import, Stop);
        Assert.True(begun is ImportResult.Done, $"{begun}");
        return await WaitAsync(twin, import);
    }

    static async Task<ImportInfo> RunAsync(RunningTwin twin, Guid import)
    {
        Assert.IsType<ImportResult.Done>(await twin.Get<ImportSteps>().RunAsync(Caller.System, import, Stop));
        return await WaitAsync(twin, import);
    }

    static async Task<List<string>> StoredAsync(RunningTwin twin, Guid signal) =>
        [.. (await twin.Get<ITelemetryQueries>().SamplesAsync(signal, 0, long.MaxValue, 1_000_000, Stop)).Select(s => $"{s.Time:yyyy-MM-dd HH:mm:ss.ffffff} {s.Value} {s.Quality}")];

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_run_does_what_its_check_said(DatabaseKind kind)
    {
        var (twin, plant) = await StartAsync(kind);
        await using var running = twin;
        var (first, second) = (await plant.SignalAsync("Inlet"), await plant.SignalAsync("Outlet"));
        await plant.WriteAsync(first, (At("2026-03-01T10:00:00"), 1), (At("2026-03-01T10:01:00"), 2), (At("2026-03-01T10:01:30"), 3));
        var import = await UploadAsync(twin, """
            time,signal,value,quality
            2026-03-01T10:00:00Z,Oven / Inlet,1,good
            2026-03-01T10:01:00Z,Oven / Inlet,2.5,
            2026-03-01T10:02:00Z,Oven / Inlet,4,uncertain
            2026-03-01T10:02:00Z,Outlet,5,good
            2026-03-01T10:02:00Z,Outlet,5,good
            2026-03-01T10:02:00Z,Outlet,6,bad
            2026-03-01T10:03:00Z,Outlet,,good

            """);

        var check = await CheckAsync(twin, import);
        Assert.Equal(ImportState.Checked, check.State);
        var report = check.Report!;
        Assert.Equal((7, 6, 2, 2, 2, 1, 0), (report.Rows, report.Samples, report.New, report.Duplicates, report.Conflicts, report.Empty, report.Refused));
        Assert.Equal(3, (await StoredAsync(twin, first)).Count);
        Assert.Equal((At("2026-03-01T10:00:00").ToTime(), At("2026-03-01T10:02:00").ToTime()), (report.From!.Value, report.Through!.Value));

        var done = await RunAsync(twin, import);
        Assert.Equal(ImportState.Done, done.State);
        Assert.Equal((report.New, report.Duplicates, report.Conflicts), (done.Stored, done.Duplicates, done.Revised));
        Assert.Equal(
            ["2026-03-01 10:00:00.000000 1 Good", "2026-03-01 10:01:00.000000 2.5 Good", "2026-03-01 10:01:30.000000 3 Good", "2026-03-01 10:02:00.000000 4 Uncertain"],
            await StoredAsync(twin, first));
        Assert.Equal(["2026-03-01 10:02:00.000000 6 Bad"], await StoredAsync(twin, second));
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task An_import_taken_back_leaves_what_was_there_before(DatabaseKind kind)
    {
        var (twin, plant) = await StartAsync(kind);
        await using var running = twin;
        var signal = await plant.SignalAsync("Inlet");
        await plant.WriteAsync(signal, (At("2026-03-01T10:00:00"), 1), (At("2026-03-01T10:01:00"), 2));
        var file = "time,Inlet\n2026-03-01T10:00:00Z,1\n2026-03-01T10:01:00Z,20\n2026-03-01T10:02:00Z,30\n2026-03-01T10:03:00Z,40\n";
        var import = await UploadAsync(twin, file);
        await CheckAsync(twin, import);
        await RunAsync(twin, import);
        // Somebody knows better meanwhile.
        await plant.WriteAsync(signal, (At("2026-03-01T10:03:00"), 41));

        Assert.IsType<ImportResult.Done>(await twin.Get<ImportSteps>().TakeBackAsync(Caller.System, import, Stop));
        var back = await WaitAsync(twin, import);

        Assert.Equal((ImportState.TakenBack, 2L, 1L), (back.State, back.TakenBack, back.LeftAlone));
        Assert.Equal(
            ["2026-03-01 10:00:00.000000 1 Good", "2026-03-01 10:01:00.000000 2 Good", "2026-03-01 10:02:00.000000 NaN Bad", "2026-03-01 10:03:00.000000 41 Good"],
            await StoredAsync(twin, signal));
        var again = await UploadAsync(twin, file);
        await CheckAsync(twin, again);
        Assert.Equal((0, 1, 3), await RunAsync(twin, again) is var r ? (r.Stored, r.Duplicates, r.Revised) : default);
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_process_that_ends_in_the_middle_stores_nothing_twice(DatabaseKind kind)
    {
        var connection = await databases.CreateAsync(kind, Stop);
        var folder = Directory.CreateTempSubdirectory("imports-").FullName;
        string[] settings = [.. LakeOf.Settings, "Twin:Import:KeepFreeBytes=0", $"Twin:Import:Folder={folder}"];
        const int Rows = 600_000;
        Guid import, signal;
        long durable;
        await using (var twin = await RunningTwin.StartAsync(connection, Stop, settings))
        {
            var plant = await LakePlant.CreateAsync(twin);
            signal = await plant.SignalAsync("Inlet");
            await plant.WriteAsync(signal, [.. Enumerable.Range(0, 100).Select(i => (At("2026-03-01T00:00:00") + (i * 2_000_000L), -1.0))]);
            import = await UploadAsync(twin, "time,Inlet\n" + string.Concat(Enumerable.Range(0, Rows).Select(i => $"{At("2026-03-01T00:00:00").ToTime().AddSeconds(i):yyyy-MM-dd HH:mm:ss}Z,{i}\n")));
            await CheckAsync(twin, import);
            Assert.IsType<ImportResult.Done>(await twin.Get<ImportSteps>().RunAsync(Caller.System, import, Stop));
            while (twin.Get<ITelemetryQueries>().Latest(signal) is not { Value: > 20_000 })
                await Task.Yield();
        }

        // As if the last things the process did had not been written down.
        await using (var db = new TwinDbContext(Databases.Options(kind, connection)))
        {
            var job = db.Set<ImportJob>().Single();
            Assert.Equal(ImportState.Writing, job.State);
            (durable, job.Batches, job.Samples, job.Stored, job.Duplicates, job.Revised) = (job.Batches, 0, 0, 0, 0, 0);
            await db.SaveChangesAsync(Stop);
        }

        await using (var twin = await RunningTwin.StartAsync(connection, Stop, settings))
        {
            var done = await WaitAsync(twin, import);
            Assert.Equal((ImportState.Done, Rows - 100, 0, 100), (done.State, done.Stored, done.Duplicates, done.Revised));
            var figures = (await twin.Get<ITelemetryQueries>().AggregateAsync(signal, [0, At("2027-01-01T00:00:00")], Stop))[0];
            Assert.Equal((Rows, Enumerable.Range(0, Rows).Sum(i => (double)i)), (figures.Count, figures.Sum));
            Assert.Equal(100L, Convert.ToInt64(await twin.Get<HistoryDatabase>().ScalarAsync($"select count(*) from {twin.Get<HistoryDatabase>().Prefix}revision", [], Stop), null));
        }

        Assert.True(durable >= 0);
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task What_is_being_uploaded_is_no_leftover_and_what_was_cut_off_a_day_ago_is()
    {
        var folder = Directory.CreateTempSubdirectory("imports-").FullName;
        var (twin, _) = await StartAsync(DatabaseKind.Sqlite, $"Twin:Import:Folder={folder}");
        await using (twin)
        {
            var (coming, left) = (Path.Combine(folder, $"{Guid.NewGuid():n}"), Path.Combine(folder, $"{Guid.NewGuid():n}"));
            foreach (var (of, at) in new[] { (coming, DateTime.UtcNow), (left, DateTime.UtcNow.AddDays(-2)) })
            {
                Directory.CreateDirectory(of);
                await File.WriteAllTextAsync(Path.Combine(of, "0.data"), "time,Inlet\n", Stop);
                File.SetLastWriteTimeUtc(Path.Combine(of, "0.data"), at);
                Directory.SetLastWriteTimeUtc(of, DateTime.UtcNow.AddDays(-2));
            }

            await twin.Get<ImportUpkeep>().RunAsync(Stop);

            Assert.Equal((true, false), (Directory.Exists(coming), Directory.Exists(left)));
        }

        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task An_import_stopped_half_way_is_taken_back()
    {
        var (twin, plant) = await StartAsync(DatabaseKind.Sqlite);
        await using var running = twin;
        var signal = await plant.SignalAsync("Inlet");
        var import = await UploadAsync(twin, "time,Inlet\n" + string.Concat(Enumerable.Range(0, 200_000).Select(i => $"{At("2026-03-01T00:00:00").ToTime().AddSeconds(i):yyyy-MM-dd HH:mm:ss}Z,{i}\n")));
        await CheckAsync(twin, import);
        Assert.IsType<ImportResult.Done>(await twin.Get<ImportSteps>().RunAsync(Caller.System, import, Stop));
        while (twin.Get<ITelemetryQueries>().Latest(signal) is null)
            await Task.Yield();

        Assert.IsType<ImportResult.Done>(await twin.Get<ImportSteps>().StopAsync(Caller.System, import, Stop));
        var stopped = await WaitAsync(twin, import);

        Assert.Equal(ImportState.TakenBack, stopped.State);
        Assert.True(stopped.TakenBack > 0);
        Assert.All(await twin.Get<ITelemetryQueries>().SamplesAsync(signal, 0, long.MaxValue, 1_000_000, Stop), s => Assert.Equal(Quality.Bad, s.Quality));
    }

    [Fact]
    public async Task Rows_that_cannot_be_taken_are_named_by_line_and_stop_the_whole_unless_left_out()
    {
        var (twin, plant) = await StartAsync(DatabaseKind.Sqlite);
        await using var running = twin;
        var signal = await plant.SignalAsync("Inlet");
        var lines = new[]
        {
            "time,signal,value", "2026-03-01T10:00:00Z,Inlet,1", "not a time,Inlet,1", "2026-03-01T10:00:01Z,Inlet,warm", "2026-03-01T10:00:02Z,Inlet,1e400",
            "2026-03-01T10:00:03Z,Inlet,NaN", "1969-12-31T23:59:59Z,Inlet,1", "2199-01-01T00:00:00Z,Inlet,1", "2026-03-01T10:00:04Z,Nowhere,1",
            "2026-03-01T10:00:05Z,\"Inlet,1", "2026-03-01T10:00:06Z", "2026-03-01T10:00:07Z,Inlet,\0", "2026-03-01T10:00:08Z,Inlet," + new string('9', 10 << 20),
            "2026-03-01T10:00:09Z,Inlet,2",
        };
        var bad = Encoding.UTF8.GetBytes(string.Join("\r\n", lines) + "\r\n");
        var import = await UploadAsync(twin, ("bad.csv", bad), ("good.csv", Encoding.UTF8.GetBytes("time,signal,value\n2026-03-01T11:00:00Z,Inlet,3\n")));

        Assert.Equal("import-undecided", Assert.IsType<ImportResult.Refused>(await twin.Get<ImportSteps>().CheckAsync(Caller.System, import, Stop)).Why.Code);
        await PlanAsync(twin, import, p => p with { Signals = [.. p.Signals.Where(s => s.Signal is not null)] });
        var report = (await CheckAsync(twin, import)).Report!;
        Assert.Equal(
            [
                "time-unreadable 3/1", "value-unreadable 4/3", "value-not-finite 5/3", "value-not-finite 6/3", "time-before-1970 7/1", "time-in-future 8/1",
                "signal-unknown 9/2", "quote-not-closed 10/0", "columns-missing 11/0", "nul-byte 12/0", "line-too-long 13/0",
            ],
            report.Reasons.SelectMany(r => r.First.Select(f => (f.Line, Text: $"{r.Reason} {f.Line}/{f.Column}"))).OrderBy(f => f.Line).Select(f => f.Text));
        Assert.Equal((3, 11, "Nowhere"), (report.Samples, report.Refused, Assert.Single(report.Unknown)));
        Assert.Equal("import-has-refused", Assert.IsType<ImportResult.Refused>(await twin.Get<ImportSteps>().RunAsync(Caller.System, import, Stop)).Why.Code);
        Assert.Empty(await StoredAsync(twin, signal));

        await PlanAsync(twin, import, p => p with { Mode = ImportMode.PerFile });
        Assert.Equal(["bad.csv"], (await CheckAsync(twin, import)).Report!.FilesLeftOut);
        Assert.Equal(1, (await RunAsync(twin, import)).Stored);

        var rest = await UploadAsync(twin, ("bad.csv", bad));
        await PlanAsync(twin, rest, p => p with { Mode = ImportMode.LeaveOut, Signals = [.. p.Signals.Select(s => s with { LeaveOut = s.Signal is null })] });
        await CheckAsync(twin, rest);
        Assert.Equal(2, (await RunAsync(twin, rest)).Stored);
    }

    [Theory]
    [InlineData("utf-16", true)]
    [InlineData("utf-16be", true)]
    [InlineData("gb18030", false)]
    [InlineData("windows-1252", false)]
    [InlineData("utf-8", true)]
    public async Task A_file_is_read_in_the_encoding_it_has(string encoding, bool mark)
    {
        var twin = await databases.SharedAsync(DatabaseKind.Sqlite, Stop);
        var plant = await LakePlant.CreateAsync(twin);
        var name = $"{(encoding == "windows-1252" ? "Wärme" : "温度 炉")} {Guid.NewGuid():n}";
        var signal = await plant.SignalAsync(name);
        var text = $"时间;signal;value\n2026-03-01 10:00:00Z;{name};21,5\n2026-03-01 10:00:01Z;{name};1,25e2\n";
        if (encoding == "windows-1252")
            text = text.Replace("时间", "time", StringComparison.Ordinal);
        var codes = AIoT.Twin.Telemetry.Import.Files.TextEncoding.Of(encoding);
        var import = await UploadAsync(twin, ("file.csv", [.. mark ? codes.GetPreamble() : [], .. codes.GetBytes(text)]));

        var check = await CheckAsync(twin, import);

        Assert.Equal((encoding, ";", true), (check.Plan.Encoding, check.Plan.Delimiter, check.Plan.DecimalComma));
        Assert.Equal((2, 0), (check.Report!.New, check.Report.Refused));
        await RunAsync(twin, import);
        Assert.Equal(["2026-03-01 10:00:00.000000 21.5 Good", "2026-03-01 10:00:01.000000 125 Good"], await StoredAsync(twin, signal));
    }

    [Fact]
    public async Task Wall_clock_times_units_and_columns_become_what_the_signals_have()
    {
        var (twin, plant) = await StartAsync(DatabaseKind.Sqlite);
        await using var running = twin;
        var (warm, load, run) = (await plant.SignalAsync("Warmth"), await plant.SignalAsync("Draw", unit: "kW"), await plant.SignalAsync("Lit", ValueKind.Boolean, "1"));
        var import = await UploadAsync(twin, """
            Report of Line 1
            Zeit;Warmth [°F];Oven/Draw (W);Lit;Remark
            29.03.2026 01:59:59,5;212;1500;true;
            29.03.2026 02:30:00;212;1500;off;
            25.10.2026 02:30:00;32;;1;late

            """.Replace("2026", "2025", StringComparison.Ordinal).Replace("29.03", "30.03", StringComparison.Ordinal).Replace("25.10", "26.10", StringComparison.Ordinal));
        await PlanAsync(twin, import, p => p with { Zone = "Europe/Berlin", Mode = ImportMode.LeaveOut, Signals = [.. p.Signals.Select(s => s with { LeaveOut = s.Name == "Remark" })] });

        var check = await CheckAsync(twin, import);
        Assert.Equal((2, ImportLayout.Wide, "dd.MM.yyyy HH:mm:ss.f"), (check.Plan.HeaderLines, check.Plan.Layout, check.Plan.TimeFormat));
        Assert.Equal((5, 1, 1, 1), (check.Report!.New, check.Report.Empty, check.Report.Ambiguous, check.Report.Refused));
        Assert.Equal(("time-does-not-exist", 4), (check.Report.Reasons[0].Reason, check.Report.Reasons[0].First[0].Line));
        await RunAsync(twin, import);

        var degrees = await twin.Get<ITelemetryQueries>().SamplesAsync(warm, 0, long.MaxValue, 10, Stop);
        Assert.Equal([At("2025-03-30T00:59:59.5"), At("2025-10-26T00:30:00")], degrees.Select(s => s.TimeUs));
        Assert.Equal([100, 0], degrees.Select(s => Math.Round(s.Value, 9)));
        Assert.Equal(["2025-03-30 00:59:59.500000 1.5 Good"], await StoredAsync(twin, load));
        Assert.Equal([1L, 1L], (await twin.Get<ITelemetryQueries>().SamplesAsync(run, 0, long.MaxValue, 10, Stop)).Select(s => s.Bits));
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Days_of_the_lake_come_back_into_an_empty_history_as_they_were(DatabaseKind kind)
    {
        var folder = Directory.CreateTempSubdirectory("lake-").FullName;
        var connection = await databases.CreateAsync(kind, Stop);
        string[] settings = [.. LakeOf.Settings, "Twin:Import:KeepFreeBytes=0", $"Twin:Lake:Folder={folder}", "Twin:Lake:KeepFreeBytes=0"];
        var twin = await RunningTwin.StartAsync(connection, Stop, settings);
        var plant = await LakePlant.CreateAsync(twin);
        var (number, whole, text) = (await plant.SignalAsync("Inlet"), await plant.SignalAsync("Pieces", ValueKind.Integer, "1"), await plant.SignalAsync("Batch", ValueKind.Text, "1"));
        var catalog = twin.Get<ISeriesCatalog>();
        var start = At("2026-03-01T10:00:00");
        await plant.WriteAsync([.. Enumerable.Range(0, 5000).Select(i => i % 50 == 0
            ? Sample.Of(catalog.Find(number)!.Handle, start + (i * 60_000_000L), double.NaN, SampleStatus.BadSensorFailure)
            : Sample.Of(catalog.Find(number)!.Handle, start + (i * 60_000_000L), Math.Sin(i)))]);
        await plant.WriteAsync([new Sample(catalog.Find(whole)!.Handle, 0, start, long.MaxValue - 1)]);
        await plant.WriteAsync([new Sample(catalog.Find(text)!.Handle, 0, start, 0)], "Los 7");
        Assert.True(await twin.Get<AIoT.Twin.Telemetry.Lake.ExportLake>().RunAsync(Caller.System, Stop));
        var before = await StoredAsync(twin, number);
        await WipeAsync(twin);
        await twin.DisposeAsync();

        await using var again = await RunningTwin.StartAsync(connection, Stop, settings);
        Assert.Empty(await StoredAsync(again, number));
        var import = Assert.IsType<ImportResult.Done>(await again.Get<ImportFromLake>().RunAsync(Caller.System, plant.Plant.Site, new(2026, 3, 1), new(2026, 3, 31), Stop)).Id;
        Assert.Equal((5002, 0), await CheckAsync(again, import) is var c ? (c.Report!.New, c.Report.Refused) : default);
        Assert.Equal(5002, (await RunAsync(again, import)).Stored);

        Assert.Equal(before, await StoredAsync(again, number));
        Assert.Equal(long.MaxValue - 1, (await again.Get<ITelemetryQueries>().SamplesAsync(whole, 0, long.MaxValue, 10, Stop))[0].Bits);
        Assert.Equal(["Los 7"], (await again.Get<ISamplePages>().PageAsync(text, 0, long.MaxValue, 10, Stop)).Texts);
        await new LakeOf(again, folder).ExportAsync();
        await new LakeOf(again, folder).EqualsHistoryAsync(number, whole);
        Directory.Delete(folder, recursive: true);
    }

    // As after the loss of the history alone; the series and what they are called are still known.
    static async Task WipeAsync(RunningTwin twin)
    {
        await twin.Get<AIoT.Twin.Telemetry.Historian.Compaction.Compactor>().FlushAsync(everything: true, Stop);
        var database = twin.Get<HistoryDatabase>();
        await using var transaction = await database.BeginAsync(Stop);
        foreach (var table in new[] { "chunk", "journal", "flushed", "batch" })
            await transaction.ExecuteAsync($"delete from {database.Prefix}{table}", [], Stop);
        await transaction.CommitAsync(Stop);
    }

    [Fact]
    public async Task A_parquet_file_is_read_like_any_other_table()
    {
        var (twin, plant) = await StartAsync(DatabaseKind.Sqlite);
        await using var running = twin;
        var (first, second) = (await plant.SignalAsync("Inlet"), await plant.SignalAsync("Outlet"));
        var file = Path.ChangeExtension(Path.GetTempFileName(), ".parquet");
        using (var database = DuckDatabase.Open(null, new DuckLimits(128, 1)))
        using (var connection = database.Connect())
        {
            connection.Execute(
                $"""
                copy (select timestamptz '2026-03-01 10:00:00+00' + interval (i) minute as "time", 0.1 + i as "Inlet", case when i > 0 then i * 2 end as "Outlet"
                    from range(3) x(i)) to '{file}' (format parquet)
                """,
                Stop);
        }

        var import = await UploadAsync(twin, ("week.parquet", await File.ReadAllBytesAsync(file, Stop)));
        Assert.Equal((5, 1, 0), await CheckAsync(twin, import) is var c ? (c.Report!.New, c.Report.Empty, c.Report.Refused) : default);
        await RunAsync(twin, import);

        Assert.Equal(["2026-03-01 10:00:00.000000 0.1 Good", "2026-03-01 10:01:00.000000 1.1 Good", "2026-03-01 10:02:00.000000 2.1 Good"], await StoredAsync(twin, first));
        Assert.Equal(["2026-03-01 10:01:00.000000 2 Good", "2026-03-01 10:02:00.000000 4 Good"], await StoredAsync(twin, second));
        File.Delete(file);
    }

    [Fact]
    public Task Two_million_values_are_imported_in_the_memory_of_a_few_thousand() => ManyAsync(200_000);

    [Fact]
    [Trait("Category", "Long")]
    public Task A_hundred_million_values_are_imported_in_the_memory_of_a_few_thousand() => ManyAsync(10_000_000);

    async Task ManyAsync(int rows)
    {
        var (twin, plant) = await StartAsync(DatabaseKind.Sqlite, "Twin:Import:MemoryMegabytes=512");
        await using var running = twin;
        var signals = new List<Guid>();
        for (var i = 0; i < 10; i++)
            signals.Add(await plant.SignalAsync($"S{i}"));
        var before = GC.GetTotalMemory(forceFullCollection: true);
        await using var content = new CsvOfMany(rows);
        var import = Assert.IsType<ImportResult.Done>(await twin.Get<UploadImport>().RunAsync(Caller.System, One(content), Stop)).Id;

        Assert.Equal(10L * rows, (await CheckAsync(twin, import)).Report!.New);
        Assert.Equal(10L * rows, (await RunAsync(twin, import)).Stored);

        var grown = GC.GetTotalMemory(forceFullCollection: true) - before;
        TestContext.Current.TestOutputHelper?.WriteLine($"grown by {grown >> 20} MB, {Environment.WorkingSet >> 20} MB in all");
        // The packed tail of the history, at most 64 MB and what was flushed last, is part of it; it does not depend on the number of rows.
        Assert.True(grown < 256 << 20, $"{grown}");
        Assert.Equal(rows, (await twin.Get<ITelemetryQueries>().AggregateAsync(signals[3], [0, At("2026-06-01T00:00:00")], Stop))[0].Count);

        static async IAsyncEnumerable<UploadedFile> One(Stream content)
        {
            await Task.Yield();
            yield return new UploadedFile("many.csv", content);
        }
    }

    [Fact]
    public async Task Only_who_may_fill_a_signal_imports_into_it()
    {
        var (twin, plant) = await StartAsync(DatabaseKind.Sqlite);
        await using var running = twin;
        var signal = await plant.SignalAsync("Inlet");
        var keys = twin.Get<AIoT.Twin.Governance.Keys.CreateKey>();
        async Task<Caller> CallerAsync(Role role, Guid on) => new(
            Assert.IsType<AIoT.Twin.Governance.Keys.CreateKeyResult.Created>(await keys.RunAsync(Caller.System, $"{Guid.NewGuid():n}", PrincipalKind.Service, role, on, null, Stop)).Id, PrincipalKind.Service);
        var engineer = await CallerAsync(Role.DataScientist, plant.Plant.Site);
        var elsewhere = await CallerAsync(Role.Administrator, plant.Plant.Line2);
        var here = await CallerAsync(Role.Administrator, plant.Plant.Line1);
        var file = ("a.csv", Encoding.UTF8.GetBytes("time,Inlet\n2026-03-01T10:00:00Z,1\n"));

        Assert.Equal("forbidden", Assert.IsType<ImportResult.Refused>(await twin.Get<UploadImport>().RunAsync(engineer, Files(file), Stop)).Why.Code);
        var theirs = Assert.IsType<ImportResult.Done>(await twin.Get<UploadImport>().RunAsync(elsewhere, Files(file), Stop)).Id;
        var plan = (await twin.Get<IImportQueries>().FindAsync(elsewhere, theirs, Stop))!.Plan;
        Assert.Null(Assert.Single(plan.Signals).Signal);
        var taken = plan with { Signals = [new ImportMapping("Inlet", signal, null)] };
        Assert.Equal("import-signal-unknown", Assert.IsType<ImportResult.Refused>(await twin.Get<ImportSteps>().PlanAsync(elsewhere, theirs, taken, Stop)).Why.Code);
        Assert.Null(await twin.Get<IImportQueries>().FindAsync(here, theirs, Stop));
        var mine = Assert.IsType<ImportResult.Done>(await twin.Get<UploadImport>().RunAsync(here, Files(file), Stop)).Id;
        Assert.Equal(signal, Assert.Single((await twin.Get<IImportQueries>().FindAsync(here, mine, Stop))!.Plan.Signals).Signal);
        Assert.Equal("not-found", Assert.IsType<ImportResult.Refused>(await twin.Get<ImportSteps>().CheckAsync(engineer, mine, Stop)).Why.Code);
    }

    [Fact]
    public async Task A_full_disk_refuses_the_upload_and_leaves_nothing()
    {
        using var small = SmallDisk.Mount(megabytes: 2);
        var (twin, plant) = await StartAsync(DatabaseKind.Sqlite, $"Twin:Import:Folder={small.Folder}/imports");
        await using var running = twin;
        await plant.SignalAsync("Inlet");
        var large = Encoding.UTF8.GetBytes("time,Inlet\n" + string.Concat(Enumerable.Range(0, 200_000).Select(i => $"{1_700_000_000 + i},{i}\n")));

        var refused = Assert.IsType<ImportResult.Refused>(await twin.Get<UploadImport>().RunAsync(Caller.System, Files(("large.csv", large)), Stop)).Why.Code;
        Assert.Equal("disk-full", refused);
        Assert.Empty(Directory.EnumerateFileSystemEntries($"{small.Folder}/imports"));
        var fits = await UploadAsync(twin, ("fits.csv", large[..1_500_000]));
        Assert.Equal("disk-low", Assert.IsType<ImportResult.Refused>(await twin.Get<ImportSteps>().CheckAsync(Caller.System, fits, Stop)).Why.Code);
    }

    [Theory]
    [InlineData("1F8B0800", "import-packed")]
    [InlineData("504B0304", "import-packed")]
    [InlineData("", "import-empty")]
    [InlineData("00000000000000000000000000000000", "import-not-text")]
    [InlineData("50415231AABBCC", "import-parquet-damaged")]
    public async Task A_file_that_is_no_table_is_refused_at_once(string content, string code)
    {
        var twin = await databases.SharedAsync(DatabaseKind.Sqlite, Stop);

        var refused = await twin.Get<UploadImport>().RunAsync(Caller.System, Files(("x", Convert.FromHexString(content))), Stop);

        Assert.Equal(code, Assert.IsType<ImportResult.Refused>(refused).Why.Code);
    }
}
