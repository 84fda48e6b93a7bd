using System.Globalization;
using System.IO.Compression;
using AIoT.Twin.Acquisition;
using AIoT.Twin.Governance.Audit;
using AIoT.Twin.Modelling;
using AIoT.Twin.Telemetry;
using AIoT.Twin.Telemetry.Historian.Schema;
using AIoT.Twin.Telemetry.Historian.Store;
using AIoT.Twin.TestKit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace AIoT.Twin.IntegrationTests.Start;

/// <summary>Databases that released versions left behind, see Releases/README.md.</summary>
public sealed class ReleaseTests(Databases databases)
{
    const int Minutes = 7210, Late = 90, Corrected = 100;

    static readonly long s_start = new DateTimeOffset(2026, 1, 28, 0, 0, 0, TimeSpan.Zero).ToMicroseconds();

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static TheoryData<string, DatabaseKind> Released => new() { { "1", DatabaseKind.Sqlite }, { "1", DatabaseKind.Postgres } };

    [Theory, MemberData(nameof(Released))]
    public async Task What_a_release_left_behind_is_read_as_before_after_a_backup_and_an_upgrade(string release, DatabaseKind kind)
    {
        var folder = Directory.CreateTempSubdirectory("twin-release-").FullName;
        try
        {
            var connection = await RestoreAsync(release, kind, folder);
            var log = new KeptLog();
            await using (var twin = await RunningTwin.StartAsync(
                connection, b => b.Logging.AddProvider(log).AddFilter("AIoT.Twin.DatabaseBackup", LogLevel.Information), Stop, $"Twin:DataFolder={folder}"))
            {
                var backup = Directory.GetFiles(Path.Combine(folder, "backups"), "*", SearchOption.AllDirectories);
                Assert.NotEmpty(backup);
                Assert.All(backup, file => Assert.Contains(log.Written, line => line.Contains(file, StringComparison.Ordinal)));
                await CompareAsync(twin);
                await WriteAsync(twin);
            }

            // Started once more there is nothing left to bring up to date.
            await using var again = await RunningTwin.StartAsync(connection, Stop, $"Twin:DataFolder={folder}");
            await CompareAsync(again);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    static async Task CompareAsync(RunningTwin twin)
    {
        await using var db = await twin.Get<IDbContextFactory<TwinDbContext>>().CreateDbContextAsync(Stop);
        Assert.Empty(await db.Database.GetPendingMigrationsAsync(Stop));
        var history = twin.Get<HistoryDatabase>();
        Assert.Equal(
            HistorianSchema.Version,
            Convert.ToInt32(await history.ScalarAsync($"select version from {history.Prefix}format", [], Stop), CultureInfo.InvariantCulture));
        var tree = twin.Get<ITwinTreeSource>().Tree;
        Assert.Equal(["Nordwerk / Lübeck / Line 1 / Oven"], tree.Signals.Select(s => tree.PathOf(s.TwinId)).Distinct());
        Assert.Null((await twin.Get<AuditVerifier>().RunAsync(Stop)).Fault);
        foreach (var signal in tree.Signals)
            await CompareAsync(twin.Get<ISamplePages>(), signal);
    }

    static async Task CompareAsync(ISamplePages pages, SignalNode signal)
    {
        var page = await pages.PageAsync(signal.Id, s_start, s_start + (Minutes * 60_000_000L), int.MaxValue, Stop);
        var read = page.Samples.Select(s => (s.TimeUs, ValueOf(signal.Kind, s, page.Texts))).ToList();
        var wanted = Enumerable.Range(0, Minutes).Select(i => (s_start + (i * 60_000_000L), Wanted(signal.Kind, i))).ToList();
        if (signal.Kind is ValueKind.Double)
        {
            wanted[Corrected] = (wanted[Corrected].Item1, "2.5");
            wanted.Insert(Late + 1, (s_start + (Late * 60_000_000L) + 30_000_000, "1.5"));
        }

        Assert.Equal(wanted, read);
    }

    static string Wanted(ValueKind kind, int i) => kind switch
    {
        ValueKind.Double => ((2000 + (i * 7 % 113)) / 10.0).ToString(CultureInfo.InvariantCulture),
        ValueKind.Boolean => i % 5 == 0 ? "1" : "0",
        ValueKind.State => $"{i / 50 % 4}",
        ValueKind.Integer => $"{i * 1_000_003L}",
        _ => $"B-{i / 20}",
    };

    static string ValueOf(ValueKind kind, in Sample sample, IReadOnlyList<string> texts) => kind switch
    {
        ValueKind.Double => sample.Value.ToString(CultureInfo.InvariantCulture),
        ValueKind.Text => texts[(int)sample.Bits],
        _ => $"{sample.Bits}",
    };

    // The ledger came along: the same number is not stored again.
    static async Task WriteAsync(RunningTwin twin)
    {
        var tree = twin.Get<ITwinTreeSource>().Tree;
        var series = twin.Get<ISeriesCatalog>().Find(tree.Signals.Single(s => s.Kind is ValueKind.Double).Id)!;
        var history = twin.Get<HistoryDatabase>();
        var producer = (string)(await history.ScalarAsync($"select name from {history.Prefix}producer where name like '%release'", [], Stop))!;
        var ack = new AwaitableAck();
        await twin.Get<ISampleSink>().WriteAsync(new SampleBatch(producer, 1, 14, new[] { Sample.Of(series.Handle, s_start, 9) }, ack), Stop);

        Assert.Equal("batch-conflict", Assert.IsType<BatchOutcome.Refused>(await ack.Outcome.WaitAsync(Stop)).Refusal.Code);
    }

    async Task<string> RestoreAsync(string release, DatabaseKind kind, string folder)
    {
        var kept = Path.Combine(Repository.Root, "tests", "AIoT.Twin.IntegrationTests", "Start", "Releases", release);
        if (kind is DatabaseKind.Sqlite)
        {
            await ZipFile.ExtractToDirectoryAsync(Path.Combine(kept, "sqlite.zip"), folder, Stop);
            return $"Data Source={Path.Combine(folder, "twin.db")};Pooling=false";
        }

        var connection = await databases.CreateEmptyAsync(kind, Stop);
        var to = new NpgsqlConnectionStringBuilder(connection);
        var script = Path.Combine(folder, "postgres.sql");
        await using (var packed = new GZipStream(File.OpenRead(Path.Combine(kept, "postgres.sql.gz")), CompressionMode.Decompress))
        await using (var plain = File.Create(script))
            await packed.CopyToAsync(plain, Stop);
        // Lines that only newer clients know.
        await File.WriteAllLinesAsync(script, (await File.ReadAllLinesAsync(script, Stop)).Where(l => !l.Contains("restrict ", StringComparison.Ordinal)), Stop);
        await Tool.RunAsync(
            "psql", "--quiet", "--no-psqlrc", "--set=ON_ERROR_STOP=1", $"--host={to.Host}", $"--port={to.Port}", $"--username={to.Username}", $"--dbname={to.Database}",
            $"--file={script}");
        return connection;
    }
}
