using AIoT.Twin.Acquisition;
using AIoT.Twin.Telemetry;
using AIoT.Twin.Telemetry.Historian.Store;

namespace AIoT.Twin.IntegrationTests.Telemetry.Historian;

/// <summary>Does random things to a history and to its model, and compares what they answer; the same for the same seed.</summary>
sealed class HistoryLife(int seed, int count)
{
    readonly Random _random = new(seed);
    readonly HistoryModel _model = new();
    readonly Guid[] _signals = [.. Enumerable.Range(0, count).Select(i => new Guid(i + 1, 0, 0, new byte[8]))];
    long _newest = RunningHistorian.At(-40 * 24 * 3600);
    readonly List<(int Series, long From, long To, int Points)> _asked = [];
    int _kindOfValue;

    public HistoryModel Model => _model;

    public bool Chance(int oneIn) => _random.Next(oneIn) == 0;

    public async Task BeginAsync(RunningHistorian historian)
    {
        foreach (var signal in _signals)
            await historian.SeriesAsync(signal);
        Assert.Equal(Enumerable.Range(0, count), _signals.Select(s => historian.Catalog.Find(s)!.Handle));
    }

    public async Task WriteSomethingAsync(RunningHistorian historian)
    {
        for (var batches = _random.Next(1, 4); batches > 0; batches--)
        {
            var samples = Some();
            var outcome = await historian.WriteAsync(new SampleBatch("test", 1, null, samples, BatchAck.None) { Backfill = Chance(3) });
            var receipt = Assert.IsType<BatchOutcome.Accepted>(outcome).Receipt;
            var expected = _model.Write(samples);
            Assert.Equal((expected.Stored, expected.Duplicates, expected.Revised), (receipt.Stored, receipt.Duplicates, receipt.Revised));
        }
    }

    Sample[] Some()
    {
        _kindOfValue = _random.Next(4);
        var start = _random.Next(6) switch
        {
            0 => _newest - _random.NextInt64(20L * 24 * 3600 * 1_000_000),
            1 => _newest - _random.NextInt64(600 * 1_000_000),
            _ => _newest,
        };
        var step = _random.Next(3) switch { 0 => 1_000_000, 1 => 60_000_000, _ => _random.Next(1, 5_000) };
        var samples = new Sample[_random.Next(1, 400)];
        for (var i = 0; i < samples.Length; i++)
            samples[i] = new Sample(_random.Next(count), Status(), start + (i / count * step), BitConverter.DoubleToInt64Bits(Value()));
        if (Chance(6))
            _random.Shuffle(samples);
        _newest = Math.Max(_newest, samples.Max(s => s.TimeUs));
        return samples;
    }

    double Value() => _kindOfValue switch
    {
        0 => _random.Next(-50, 50) / 10.0,
        1 => _random.NextDouble() * 1e6,
        2 => _random.Next(3),
        _ => _random.Next(20) switch { 0 => double.NaN, 1 => double.PositiveInfinity, 2 => -0.0, _ => _random.Next(100) },
    };

    ushort Status() => _random.Next(30) switch { 0 => SampleStatus.Bad, 1 => SampleStatus.Uncertain, _ => SampleStatus.Good };

    public Task MoveSomethingAsync(RunningHistorian historian) => HistoryMoves.SomeAsync(historian, _random);

    public async Task CompareAsync(RunningHistorian historian)
    {
        var series = _random.Next(count);
        var (from, to) = Span();
        var token = TestContext.Current.CancellationToken;
        var points = _random.Next(1, 60);
        await CompareAgainAsync(historian, series, from, to, points);
        Compare(series, _model.Buckets(series, Edges(from, to, points)), await historian.Queries.WindowAsync(_signals[series], from, to, points, token));
        var edges = Enumerable.Range(0, 8).Select(_ => _random.NextInt64(from, to)).Append(from).Append(to).Order().ToList();
        Compare(series, _model.Buckets(series, edges), await historian.Queries.AggregateAsync(_signals[series], edges, token));
        var limit = _random.Next(1, 3000);
        Assert.Equal(_model.Samples(series, from, to).Take(limit), await historian.Queries.SamplesAsync(_signals[series], from, to, limit, token));
        Assert.Equal(_model.LastBefore(series, to), await historian.Queries.LastBeforeAsync(_signals[series], to, token));
        var database = historian.Get<HistoryDatabase>();
        Assert.Equal((long)_model.Revisions, Convert.ToInt64(
            await database.ScalarAsync($"select count(*) from {database.Prefix}revision", [], token), System.Globalization.CultureInfo.InvariantCulture));
    }

    // Windows that were asked before, as they were or moved on by some buckets, are answered from what is kept.
    async Task CompareAgainAsync(RunningHistorian historian, int series, long from, long to, int points)
    {
        _asked.Add((series, from, from + ((to - from) / points * points) + points, points));
        for (var i = 0; i < 3; i++)
        {
            var (s, f, t, p) = _asked[_random.Next(Math.Max(0, _asked.Count - 6), _asked.Count)];
            var moved = _random.Next(-p, p + 1) * ((t - f) / p) * _random.Next(2);
            var window = await historian.Queries.WindowAsync(_signals[s], f + moved, t + moved, p, TestContext.Current.CancellationToken);
            Compare(s, _model.Buckets(s, Edges(f + moved, t + moved, p)), window);
        }
    }

    (long From, long To) Span()
    {
        var width = _random.Next(3) switch { 0 => 60L, 1 => 3600, _ => 45L * 24 * 3600 } * 1_000_000;
        var from = _newest - _random.NextInt64(width + 1);
        return (from, from + 1 + _random.NextInt64(width));
    }

    static long[] Edges(long from, long to, int points) =>
        [.. Enumerable.Range(0, points + 1).Select(i => from + (long)((Int128)i * (to - from) / points))];

    // 0 and -0 are equal, and yet not the same.
    static IEnumerable<long> Bits(Bucket bucket) =>
        new[] { bucket.Min, bucket.Max, bucket.First, bucket.Last }.Select(v => BitConverter.DoubleToInt64Bits(v ?? 0));

    void Compare(int series, List<Bucket> expected, IReadOnlyList<Bucket> actual)
    {
        Assert.Equal(expected.Count, actual.Count);
        foreach (var (wanted, got) in expected.Zip(actual))
        {
            Assert.Equal(wanted with { Sum = null }, got with { Sum = null });
            Assert.Equal(Bits(wanted), Bits(got));
            if (wanted.Used > 0)
                Assert.Equal(wanted.Sum!.Value, got.Sum!.Value, 1e-12 * _model.Magnitude(series, wanted.From, wanted.To));
        }
    }
}
