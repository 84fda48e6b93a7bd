using System.Globalization;
using AIoT.Twin.Acquisition;
using AIoT.Twin.CrashWriter;
using AIoT.Twin.Telemetry.Historian;
using AIoT.Twin.Telemetry.Historian.Rollups;
using AIoT.Twin.Telemetry.Historian.Store;
using AIoT.Twin.Telemetry.Historian.Tail;

namespace AIoT.Twin.IntegrationTests.Telemetry.Historian.Crash;

/// <summary>Holds all that is stored against the ledger of what was acknowledged.</summary>
sealed class StoredComparison(RunningHistorian historian, CrashLedger ledger, CancellationToken cancellationToken)
{
    readonly Dictionary<(int Producer, long Number), int> _stored = [];

    public long Samples { get; private set; }

    public bool IsStored(int producer, long number) => _stored.ContainsKey((producer, number));

    /// <summary>From the journal and chunks as the last death left them; after the repetitions; and when everything is in chunks.</summary>
    public static async Task<long> RunAsync(DatabasePlace place, CrashLedger ledger, CancellationToken cancellationToken)
    {
        await using var historian = await RunningHistorian.StartAsync(place, o => o.MinuteRowAge = TimeSpan.FromDays(10_000));
        var comparison = new StoredComparison(historian, ledger, cancellationToken);
        await comparison.CompareAsync();
        await comparison.ResendAsync();
        await comparison.CompareAsync();
        await historian.FlushAsync();
        await historian.MergeAsync();
        historian.Forget();
        await comparison.CompareAsync();
        await historian.RollAsync();
        await comparison.CompareRowsAsync();
        return comparison.Samples;
    }

    /// <summary>Every acknowledged batch is there, one that was not is there as a whole or not at all, and nothing else is there.</summary>
    public async Task CompareAsync()
    {
        Samples = 0;
        _stored.Clear();
        for (var producer = 0; producer < CrashBatches.Producers; producer++)
        {
            for (var series = 0; series < CrashBatches.Kinds.Count; series++)
                await ReadAsync(producer, series);
            foreach (var number in ledger.Sent(producer))
                CheckWhole(producer, number);
        }

        Assert.Equal(Samples, await RawAsync());
        Assert.Equal(Samples, await NumberAsync("select coalesce(sum(stored), 0) from {0}batch"));
        Assert.Equal(_stored.Count, await NumberAsync("select count(*) from {0}batch"));
        Assert.Equal(0, await NumberAsync("select (select count(*) from {0}revision) + (select count(*) from {0}quarantine)"));
        Assert.Equal(0, historian.Get<DamageLog>().Count);
    }

    async Task ReadAsync(int producer, int series)
    {
        var read = new StoredSeries(producer, series, ledger);
        await read.ReadAsync(historian, cancellationToken);
        Samples += read.Count;
        foreach (var (number, count) in read.Stored)
            _stored[(producer, number)] = _stored.GetValueOrDefault((producer, number)) + count;
    }

    void CheckWhole(int producer, long number)
    {
        var handles = Enumerable.Range(0, CrashBatches.Kinds.Count).ToArray();
        var whole = CrashBatches.Of(producer, number, handles, BatchAck.None).Samples.Length;
        var stored = _stored.GetValueOrDefault((producer, number));
        Assert.True(
            stored == whole || (stored == 0 && !ledger.IsAcknowledged(producer, number)),
            $"{stored} of {whole} samples of batch {number} of producer {producer}; acknowledged: {ledger.IsAcknowledged(producer, number)}");
    }

    // Reading joins what is stored twice; the rows themselves tell whether it was.
    async Task<long> RawAsync()
    {
        var tail = historian.Get<TailFollower>();
        var waiting = Enumerable.Range(0, historian.Get<SeriesCatalog>().Count).Sum(handle => tail.Read(handle, Waiting));
        return waiting + await NumberAsync("select coalesce(sum(n), 0) from {0}chunk");
    }

    // Full spans are closed before anybody has put them into chunks.
    static int Waiting(OpenSeries series) =>
        (series.Open?.Count ?? 0) + series.Closed.Where(s => s.FlushedAt is null).Sum(s => s.Count);

    /// <summary>Rows of every width count each sample once.</summary>
    public async Task CompareRowsAsync()
    {
        foreach (var width in RollupLevel.Widths)
            Assert.Equal(Samples, await NumberAsync($"select coalesce(sum(n), 0) from {{0}}rollup where width = {width}"));
    }

    async Task<long> NumberAsync(string query)
    {
        var database = historian.Get<HistoryDatabase>();
        var found = await database.ScalarAsync(string.Format(CultureInfo.InvariantCulture, query, database.Prefix), [], cancellationToken);
        return Convert.ToInt64(found, CultureInfo.InvariantCulture);
    }

    /// <summary>What was never answered is sent once more, as its producer would.</summary>
    public async Task ResendAsync()
    {
        for (var producer = 0; producer < CrashBatches.Producers; producer++)
        {
            foreach (var number in ledger.Sent(producer).Where(n => !ledger.IsAcknowledged(producer, n)))
            {
                var handles = await HandlesAsync(producer);
                var outcome = await historian.WriteAsync(CrashBatches.Of(producer, number, handles, BatchAck.None));
                var receipt = Assert.IsType<BatchOutcome.Accepted>(outcome).Receipt;
                Assert.Equal(IsStored(producer, number), receipt.Duplicate);
                ledger.Read($"{(receipt.Duplicate ? "again" : "ack")} {producer} {number} .");
            }
        }
    }

    async Task<List<int>> HandlesAsync(int producer)
    {
        var handles = new List<int>();
        for (var i = 0; i < CrashBatches.Kinds.Count; i++)
            handles.Add((await historian.SeriesAsync(CrashBatches.SignalOf(producer, i), CrashBatches.Kinds[i], "1")).Handle);
        return handles;
    }
}
