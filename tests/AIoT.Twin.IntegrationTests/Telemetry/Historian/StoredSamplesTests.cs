using AIoT.Twin.Acquisition;
using AIoT.Twin.Telemetry.Historian.Store;
using static AIoT.Twin.IntegrationTests.Telemetry.Historian.RunningHistorian;

namespace AIoT.Twin.IntegrationTests.Telemetry.Historian;

public sealed class StoredSamplesTests(Databases databases)
{
    static readonly double[] s_odd = [0.0, -0.0, double.NaN, double.PositiveInfinity, double.NegativeInfinity, double.Epsilon, double.MaxValue, 0.1];

    [Theory]
    [MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Every_double_comes_back_bit_for_bit_from_tail_and_from_chunks(DatabaseKind kind)
    {
        await using var historian = await StartAsync(await databases.HistoryAsync(kind));
        var signal = Guid.NewGuid();
        var series = await historian.SeriesAsync(signal);
        var samples = s_odd.Select((v, i) => Sample.Of(series.Handle, At(i - 100), v, i == 3 ? SampleStatus.Bad : SampleStatus.Good)).ToArray();

        await historian.WriteAsync(samples);

        Assert.Equal(samples, await historian.Queries.SamplesAsync(signal, At(-200), At(0), 100, TestContext.Current.CancellationToken));
        await historian.FlushAsync();
        historian.Forget();
        Assert.Equal(samples, await historian.Queries.SamplesAsync(signal, At(-200), At(0), 100, TestContext.Current.CancellationToken));
    }

    [Theory]
    [MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task What_was_acknowledged_is_there_after_a_restart(DatabaseKind kind)
    {
        var place = await databases.HistoryAsync(kind);
        var signal = Guid.NewGuid();
        await using (var historian = await StartAsync(place))
        {
            var series = await historian.SeriesAsync(signal);
            await historian.WriteAsync(Sample.Of(series.Handle, At(-3), 1.5), Sample.Of(series.Handle, At(-2), 2.5));
            await historian.FlushAsync();
            await historian.WriteAsync(Sample.Of(series.Handle, At(-1), 3.5));
        }

        await using var again = await StartAsync(place);
        var samples = await again.Queries.SamplesAsync(signal, At(-10), At(0), 100, TestContext.Current.CancellationToken);
        Assert.Equal([1.5, 2.5, 3.5], samples.Select(s => s.Value));
        Assert.Equal(3.5, again.Queries.Latest(signal)!.Value.Value);
    }

    [Theory]
    [MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_slow_series_ends_in_full_chunks(DatabaseKind kind)
    {
        await using var historian = await StartAsync(await databases.HistoryAsync(kind));
        var signal = Guid.NewGuid();
        var series = await historian.SeriesAsync(signal);

        for (var i = 0; i < 20; i++)
        {
            await historian.WriteAsync([.. Enumerable.Range(0, 100).Select(j => Sample.Of(series.Handle, At(-5000 + (i * 100) + j), j))]);
            await historian.FlushAsync();
        }

        var counts = await historian.Get<HistoryDatabase>().ListAsync(
            $"select n from {historian.Get<HistoryDatabase>().Prefix}chunk order by t0", [], r => r.GetInt32(0), TestContext.Current.CancellationToken);
        Assert.Equal(2000, counts.Sum());
        Assert.True(counts.Count <= 3, string.Join(' ', counts));
    }

    [Theory]
    [MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_chunk_never_crosses_a_month(DatabaseKind kind)
    {
        await using var historian = await StartAsync(await databases.HistoryAsync(kind));
        var signal = Guid.NewGuid();
        var series = await historian.SeriesAsync(signal);
        var samples = Enumerable.Range(0, 400)
            .Select(day => Sample.Of(series.Handle, Now.AddDays(day - 400).ToMicroseconds(), day)).ToArray();

        await historian.WriteAsync(new SampleBatch("test", 1, null, samples, BatchAck.None) { Backfill = true });
        await historian.FlushAsync();

        var spans = await historian.Get<HistoryDatabase>().ListAsync(
            $"select t0, t1 from {historian.Get<HistoryDatabase>().Prefix}chunk", [], r => (T0: r.GetInt64(0), T1: r.GetInt64(1)), TestContext.Current.CancellationToken);
        Assert.Equal(14, spans.Count);
        Assert.All(spans, s => Assert.True(s.T1 < Month.EndOf(s.T0)));
        Assert.Equal(samples, await historian.Queries.SamplesAsync(signal, 0, At(0), 1000, TestContext.Current.CancellationToken));
    }

    [Theory]
    [MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Texts_are_kept(DatabaseKind kind)
    {
        await using var historian = await StartAsync(await databases.HistoryAsync(kind));
        var signal = Guid.NewGuid();
        var series = await historian.SeriesAsync(signal, ValueKind.Text, "");
        Sample[] samples = [new(series.Handle, 0, At(-3), 1), new(series.Handle, 0, At(-2), 0), new(series.Handle, 0, At(-1), 1)];
        var batch = new SampleBatch("test", 1, null, samples, BatchAck.None) { Strings = ["running", "own fault"] };

        await historian.WriteAsync(batch);
        await historian.WriteAsync(batch with { Samples = new[] { new Sample(series.Handle, 0, At(0), 0) }, Strings = ["starved"] });
        await historian.FlushAsync();
        historian.Forget();

        var page = await historian.Get<Twin.Telemetry.TelemetryQueries>().PageAsync(signal, At(-5), At(5), 10, TestContext.Current.CancellationToken);
        Assert.Equal(["own fault", "running", "own fault", "starved"], page.Samples.Select(s => page.Texts[(int)s.Bits]));
    }
}
