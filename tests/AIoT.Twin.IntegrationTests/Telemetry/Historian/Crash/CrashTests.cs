using System.Diagnostics;
using AIoT.Twin.TestKit;

namespace AIoT.Twin.IntegrationTests.Telemetry.Historian.Crash;

/// <summary>A process of its own writes and is killed again and again: in its start, in ingest, in flushes and in trimming.</summary>
public sealed class CrashTests(Databases databases, ITestOutputHelper output)
{
    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public Task What_was_acknowledged_is_there_once_after_three_kills(DatabaseKind kind) =>
        KillAsync(kind, seed: 1, kills: 3, shortened: 4);

    [Theory]
    [Trait("Category", "Long")]
    [MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public Task What_was_acknowledged_is_there_once_after_many_kills(DatabaseKind kind) =>
        KillAsync(kind, seed: 20, kills: 40, shortened: 1);

    async Task KillAsync(DatabaseKind kind, int seed, int kills, int shortened)
    {
        var begun = Stopwatch.GetTimestamp();
        await using var postgres = kind is DatabaseKind.Postgres
            ? await PostgresCluster.StartAsync("fsync=on", "synchronous_commit=on", "full_page_writes=on")
            : null;
        var place = await PlaceAsync(kind, postgres);
        var ledger = new CrashLedger();
        var random = new Random(seed);
        int inStart = 0, inFlush = 0;
        for (var life = 0; life < kills; life++)
        {
            var writer = new DoomedWriter(place, ledger);
            await writer.LiveAsync(Doom.Of(life, random, shortened), Stop);
            inStart += writer.InStart ? 1 : 0;
            inFlush += writer.InFlush ? 1 : 0;
        }

        var samples = await StoredComparison.RunAsync(place, ledger, Stop);
        output.WriteLine(
            $"{kind}: seed {seed}, {kills} kills ({inStart} during the start, {inFlush} during a flush), "
            + $"{ledger.Acknowledged} batches acknowledged ({ledger.Repeated} of them on a repetition), "
            + $"{samples} samples compared, {Stopwatch.GetElapsedTime(begun).TotalSeconds:f1} s");
    }

    async Task<DatabasePlace> PlaceAsync(DatabaseKind kind, PostgresCluster? postgres)
    {
        if (postgres is null)
            return await databases.HistoryAsync(kind);
        var connection = await postgres.CreateDatabaseAsync(Stop);
        connection = connection.Replace("Pooling=false", "Pooling=true;Maximum Pool Size=8", StringComparison.Ordinal);
        return new DatabasePlace(kind, connection, connection, Path.GetTempPath());
    }
}
