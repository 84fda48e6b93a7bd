using System.Diagnostics;
using AIoT.Twin.IntegrationTests.Telemetry.Historian.Crash;
using AIoT.Twin.TestKit;

namespace AIoT.Twin.IntegrationTests.Telemetry.Historian.Faults;

/// <summary>
/// The database fails in every way it can while a process writes, and nobody lends a hand: within 30 s after each fault it goes on, and
/// in the end what is stored is what was acknowledged, once.
/// </summary>
public sealed class FaultTests(ITestOutputHelper output)
{
    static readonly TimeSpan s_byItself = TimeSpan.FromSeconds(30), s_minute = TimeSpan.FromSeconds(60);

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task After_a_crash_and_a_halt_of_PostgreSQL_it_goes_on_by_itself()
    {
        await using var server = await PostgresCluster.StartAsync("fsync=on");
        await RunAsync(await PlaceAsync(server), seed: 3, [new ServerCrash(server), new HangingServer(server)], TimeSpan.FromSeconds(1));
    }

    [Fact]
    public async Task After_a_full_disk_of_SQLite_it_goes_on_by_itself()
    {
        using var disk = SmallDisk.Mount(64);
        var place = PlaceOn(disk);
        await RunAsync(place, seed: 3, [new FullDisk("a full disk", disk, null)], TimeSpan.FromSeconds(1));
    }

    [Fact]
    [Trait("Category", "Long")]
    public async Task After_every_fault_of_PostgreSQL_it_goes_on_by_itself()
    {
        using var data = SmallDisk.Mount(600);
        using var wal = SmallDisk.Mount(200);
        await using var server = await PostgresCluster.StartAsync(data.Folder, wal.Folder, ["fsync=on", "max_wal_size=64MB", "wal_keep_size=0"]);
        IFault[] faults =
        [
            new ServerCrash(server), new KilledBackend(server), new HangingServer(server), new FullDisk("a full disk of data", data, server),
            new FullDisk("a full disk of WAL", wal, server),
        ];
        await RunAsync(await PlaceAsync(server), seed: 20, [.. Mixed(faults, times: 4, seed: 20)], TimeSpan.FromSeconds(20));
        await RunAsync(await PlaceAsync(server), seed: 21, [new HangingServer(server)], longest: s_minute, shortest: s_minute);
    }

    [Fact]
    [Trait("Category", "Long")]
    public async Task After_every_fault_of_SQLite_it_goes_on_by_itself()
    {
        using var disk = SmallDisk.Mount(400);
        var place = PlaceOn(disk);
        using var held = new HeldFile(place);
        await RunAsync(place, seed: 20, [.. Mixed([new FullDisk("a full disk", disk, null), held], times: 6, seed: 20)], TimeSpan.FromSeconds(20));
    }

    // All kinds in turn, each time in another order.
    static IEnumerable<IFault> Mixed(IFault[] faults, int times, int seed)
    {
        var random = new Random(seed);
        return Enumerable.Range(0, times).SelectMany(_ => Shuffled(faults, random));
    }

    static IFault[] Shuffled(IFault[] faults, Random random)
    {
        IFault[] order = [.. faults];
        random.Shuffle(order);
        return order;
    }

    async Task RunAsync(DatabasePlace place, int seed, IReadOnlyList<IFault> faults, TimeSpan longest, TimeSpan shortest = default)
    {
        var (begun, random, ledger, worst) = (Stopwatch.GetTimestamp(), new Random(seed), new CrashLedger(), TimeSpan.Zero);
        await using (var writer = new AfflictedWriter(place, ledger))
        {
            await writer.GoesOnAsync(s_byItself, "the start", Stop);
            foreach (var fault in faults)
            {
                await fault.StrikeAsync(random, Stop);
                await Task.Delay(shortest + ((longest - shortest) * random.NextDouble()), Stop);
                await fault.EndAsync(Stop);
                var ended = Stopwatch.GetTimestamp();
                await writer.GoesOnAsync(s_byItself, fault.Name, Stop);
                var took = Stopwatch.GetElapsedTime(ended);
                worst = took > worst ? took : worst;
            }
        }

        var samples = await StoredComparison.RunAsync(place, ledger, Stop);
        output.WriteLine(
            $"{place.Kind}: seed {seed}, {faults.Count} faults ({string.Join(", ", faults.GroupBy(f => f.Name).Select(g => $"{g.Count()}x {g.Key}"))}), "
            + $"{ledger.Acknowledged} batches acknowledged ({ledger.Repeated} on a repetition), {ledger.Refused} refusals sent again, "
            + $"{samples} samples compared, longest recovery {worst.TotalSeconds:f1} s, {Stopwatch.GetElapsedTime(begun).TotalSeconds:f1} s");
    }

    static DatabasePlace PlaceOn(SmallDisk disk)
    {
        var connection = $"Data Source={Path.Combine(disk.Folder, "history.db")};Pooling=false";
        return new DatabasePlace(DatabaseKind.Sqlite, connection, connection, disk.Folder);
    }

    static async Task<DatabasePlace> PlaceAsync(PostgresCluster server)
    {
        var connection = (await server.CreateDatabaseAsync(Stop)).Replace("Pooling=false", "Pooling=true;Maximum Pool Size=8", StringComparison.Ordinal);
        return new DatabasePlace(DatabaseKind.Postgres, connection, connection, Path.GetTempPath());
    }
}
