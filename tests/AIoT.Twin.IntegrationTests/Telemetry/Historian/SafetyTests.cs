using AIoT.Twin.Acquisition;
using AIoT.Twin.Telemetry.Historian;
using AIoT.Twin.Telemetry.Historian.Compaction;
using AIoT.Twin.Telemetry.Historian.Store;
using Microsoft.Extensions.DependencyInjection;
using static AIoT.Twin.IntegrationTests.Telemetry.Historian.RunningHistorian;

namespace AIoT.Twin.IntegrationTests.Telemetry.Historian;

public sealed class SafetyTests(Databases databases)
{
    [Theory]
    [MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_writer_that_was_taken_over_writes_nothing_more(DatabaseKind kind)
    {
        var place = await databases.HistoryAsync(kind);
        var signal = Guid.NewGuid();
        await using var first = await StartAsync(place, services: s => s.AddSingleton(TimeProvider.System));
        var series = await first.SeriesAsync(signal);
        await first.CutOffAsync();
        await using var second = await StartAsync(place);

        var outcome = await first.WriteAsync(Sample.Of(series.Handle, At(-1), 1));

        Assert.Equal("storage-failed", Assert.IsType<BatchOutcome.Refused>(outcome).Refusal.Code);
        Assert.Empty(await second.Queries.SamplesAsync(signal, 0, At(0), 10, TestContext.Current.CancellationToken));
        Assert.False((await first.Get<HistorianMonitor>().ReadAsync(TestContext.Current.CancellationToken)).Writing);
    }

    [Theory]
    [MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_damaged_chunk_is_left_out_counted_and_named(DatabaseKind kind)
    {
        await using var historian = await StartAsync(await databases.HistoryAsync(kind));
        var (signal, other) = (Guid.NewGuid(), Guid.NewGuid());
        foreach (var s in new[] { await historian.SeriesAsync(signal), await historian.SeriesAsync(other) })
            await historian.WriteAsync([.. Enumerable.Range(0, 2048).Select(i => Sample.Of(s.Handle, At(i - 5000), i))]);
        await historian.FlushAsync();
        historian.Forget();
        await DamageAsync(historian, historian.Catalog.Find(signal)!.Id);

        Assert.Equal(1024, (await historian.Queries.SamplesAsync(signal, 0, At(0), 9999, TestContext.Current.CancellationToken)).Count);
        Assert.Equal(2048, (await historian.Queries.SamplesAsync(other, 0, At(0), 9999, TestContext.Current.CancellationToken)).Count);
        var status = await historian.Get<HistorianMonitor>().ReadAsync(TestContext.Current.CancellationToken);
        Assert.Equal(1, status.DamagedRows);
        Assert.Equal(historian.Catalog.Find(signal)!.Id, Assert.Single(status.Damaged).Id);
    }

    static async Task DamageAsync(RunningHistorian historian, long series)
    {
        var database = historian.Get<HistoryDatabase>();
        var token = TestContext.Current.CancellationToken;
        await using var transaction = await database.BeginAsync(token);
        (string, object?)[] which = [("@series", series)];
        await using var read = transaction.Command($"select data from {database.Prefix}chunk where series_id = @series order by t0 limit 1", which);
        var data = (byte[])(await read.ExecuteScalarAsync(token))!;
        data[data.Length / 2] ^= 1;
        await transaction.ExecuteAsync(
            $"update {database.Prefix}chunk set data = @data where series_id = @series and t0 = (select min(t0) from {database.Prefix}chunk where series_id = @series)",
            [("@data", data), ("@series", series)],
            token);
        await transaction.CommitAsync(token);
    }

    [Theory]
    [MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task The_journal_is_given_back_once_it_is_in_chunks(DatabaseKind kind)
    {
        var place = await databases.HistoryAsync(kind);
        await using var historian = await StartAsync(place);
        var series = await historian.SeriesAsync(Guid.NewGuid());
        for (var i = 0; i < 5; i++)
            await historian.WriteAsync([.. Enumerable.Range(0, 500).Select(j => Sample.Of(series.Handle, At(-5000 + (i * 500) + j), j))]);
        var upkeep = historian.Get<HistoryUpkeep>();

        await upkeep.TrimAsync(TestContext.Current.CancellationToken);
        Assert.Equal(5, await JournalRowsAsync(historian));

        await historian.FlushAsync();
        await historian.Get<AIoT.Twin.Telemetry.Historian.Writing.SampleQueue>().RotateAsync(TestContext.Current.CancellationToken);
        await upkeep.TrimAsync(TestContext.Current.CancellationToken);
        Assert.Equal(0, await JournalRowsAsync(historian));

        await historian.CutOffAsync();
        await using var again = await StartAsync(place);
        await again.WriteAsync(Sample.Of(series.Handle, At(-1), 1));
        await again.CutOffAsync();
        await using var third = await StartAsync(place);
        Assert.Equal(2501, (await third.Queries.SamplesAsync(series.SignalId, 0, At(0), 9999, TestContext.Current.CancellationToken)).Count);
    }

    const string Waiting = "select count(*) from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'";

    [Fact]
    public async Task What_the_former_writer_still_put_into_chunks_is_not_put_there_again()
    {
        var token = TestContext.Current.CancellationToken;
        var place = await databases.HistoryAsync(DatabaseKind.Postgres);
        await using var first = await StartAsync(place);
        var series = await first.SeriesAsync(Guid.NewGuid());
        Sample[] samples = [.. Enumerable.Range(0, 2000).Select(i => Sample.Of(series.Handle, At(i - 5000), i))];
        await first.WriteAsync(samples);
        var database = first.Get<HistoryDatabase>();
        await first.CutOffAsync();
        Task<RunningHistorian> starting;
        // The next one comes as far as taking over, and must wait there.
        await using (var held = await database.BeginAsync(token))
        {
            await held.ExecuteAsync("select 1 from telemetry.shard for update", [], token);
            starting = StartAsync(place);
            while (await NumberAsync(database, Waiting) == 0)
                Assert.False(starting.IsCompleted);
            await first.FlushAsync();
        }

        await using var second = await starting;
        await second.FlushAsync();

        Assert.Equal(2000, await NumberAsync(database, "select sum(n) from telemetry.chunk"));
        Assert.Equal(samples, await second.Queries.SamplesAsync(series.SignalId, 0, At(0), 9999, token));
    }

    static async Task<long> NumberAsync(HistoryDatabase database, string query) => Convert.ToInt64(
        await database.ScalarAsync(query, [], TestContext.Current.CancellationToken), System.Globalization.CultureInfo.InvariantCulture);

    static Task<long> JournalRowsAsync(RunningHistorian historian) =>
        NumberAsync(historian.Get<HistoryDatabase>(), $"select count(*) from {historian.Get<HistoryDatabase>().Prefix}journal");
}
