using AIoT.Twin.Acquisition;

namespace AIoT.Twin.IntegrationTests.Telemetry.Historian.Analysis;

/// <summary>
/// Writes random readings to signals of several kinds and to their models: gaps, bad and infinite values, repetitions, corrections,
/// late ones, counters that start anew, and former series in other units.
/// </summary>
sealed class AnalysisLife(int seed)
{
    static readonly string[] s_texts = ["running", "waiting", "own fault", "no order"];

    static readonly (ValueKind Kind, string[] Units, (double, double)[] ToNewest)[] s_signals =
    [
        (ValueKind.Double, ["K", "Cel"], [(1, -273.15), (1, 0)]),
        (ValueKind.Double, ["Cel"], [(1, 0)]),
        (ValueKind.Integer, ["1"], [(1, 0)]),
        (ValueKind.State, ["1"], [(1, 0)]),
        (ValueKind.Text, [""], [(1, 0)]),
    ];

    readonly Random _random = new(seed);
    readonly int[][] _handles = [.. s_signals.Select(s => new int[s.Units.Length])];
    readonly long[] _counters = new long[s_signals.Length];

    public AnalysisModel[] Models { get; } = [.. s_signals.Select(s => new AnalysisModel(s.Kind, s.ToNewest))];

    public long Newest { get; set; } = RunningHistorian.At(-40 * 24 * 3600);

    public Random Random => _random;

    public static Guid Signal(int index) => new(index + 1, 1, 0, new byte[8]);

    public async Task BeginAsync(RunningHistorian historian)
    {
        for (var i = 0; i < s_signals.Length; i++)
        {
            for (var j = 0; j < s_signals[i].Units.Length; j++)
            {
                var known = historian.Catalog.AllOf(Signal(i));
                _handles[i][j] = (j < known.Count ? known[j] : await historian.SeriesAsync(Signal(i), s_signals[i].Kind, s_signals[i].Units[j])).Handle;
            }
        }
    }

    public async Task WriteSomethingAsync(RunningHistorian historian)
    {
        var signal = _random.Next(s_signals.Length);
        var series = _random.Next(s_signals[signal].Units.Length);
        var start = _random.Next(5) switch
        {
            0 => Newest - _random.NextInt64(10L * 24 * 3600 * 1_000_000),
            1 => Newest - _random.NextInt64(600 * 1_000_000),
            2 => Newest + _random.NextInt64(7200L * 1_000_000),
            _ => Newest,
        };
        var step = _random.Next(3) switch { 0 => 1_000_000, 1 => 60_000_000, _ => _random.Next(1, 5_000) };
        var samples = new Sample[_random.Next(1, 500)];
        for (var i = 0; i < samples.Length; i++)
            samples[i] = new Sample(_handles[signal][series], Status(), start + (i * (long)step), Bits(signal));
        if (_random.Next(6) == 0)
            _random.Shuffle(samples);
        var batch = new SampleBatch("test", 1, null, samples, BatchAck.None) { Backfill = true, Strings = s_signals[signal].Kind is ValueKind.Text ? s_texts : [] };
        Assert.IsType<BatchOutcome.Accepted>(await historian.WriteAsync(batch));
        foreach (var sample in samples)
            Models[signal].Write(series, sample, s_signals[signal].Kind is ValueKind.Text ? s_texts[sample.Bits] : null);
        Newest = Math.Max(Newest, samples.Max(s => s.TimeUs));
    }

    ushort Status() => _random.Next(30) switch { 0 => SampleStatus.Bad, 1 => SampleStatus.Uncertain, _ => SampleStatus.Good };

    long Bits(int signal) => s_signals[signal].Kind switch
    {
        ValueKind.Double => BitConverter.DoubleToInt64Bits(Number()),
        ValueKind.Integer => _counters[signal] = _random.Next(40) == 0 ? _random.Next(10) : (_counters[signal] + _random.Next(100)) % 65_536,
        _ => _random.Next(4),
    };

    double Number() => _random.Next(60) switch
    {
        0 => double.NaN,
        1 => double.NegativeInfinity,
        2 => -0.0,
        < 30 => _random.Next(-50, 50) / 10.0,
        _ => _random.NextDouble() * 100,
    };

    public (long From, long To) Span()
    {
        var width = _random.Next(3) switch { 0 => 60L, 1 => 3600, _ => 12L * 24 * 3600 } * 1_000_000;
        var from = Newest - _random.NextInt64(width + 1);
        return (from, from + 1 + _random.NextInt64(width));
    }
}
