using AIoT.Twin.Acquisition.Encoding;
using AIoT.Twin.Telemetry.Analysis;

namespace AIoT.Twin.IntegrationTests.Telemetry.Historian.Analysis;

/// <summary>Asks the history and the naive way the same random questions about one signal.</summary>
sealed class AnalysisComparison(RunningHistorian historian, AnalysisLife life, int index)
{
    readonly ISignalAnalysis _history = historian.Get<ISignalAnalysis>();
    readonly NaiveAnalysis _naive = new(life.Models[index], historian.NowUs);
    readonly Guid _signal = AnalysisLife.Signal(index);

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static TimeSpan? Limit(Random random) => random.Next(4) switch
    {
        0 => TimeSpan.FromMilliseconds(3),
        1 => TimeSpan.FromSeconds(90),
        2 => TimeSpan.FromHours(1),
        _ => null,
    };

    public static Holding Some(Random random) => random.Next(2) == 0 ? Holding.Step(Limit(random)) : Holding.Linear(Limit(random));

    public async Task SearchAsync()
    {
        var (from, to) = life.Span();
        var all = life.Models[index].All;
        var value = all.Count > 0 && life.Random.Next(2) == 0 ? all[life.Random.Next(all.Count)].Number : life.Random.NextDouble() * 110;
        var test = new ValueTest((Comparison)life.Random.Next(6), value);

        Assert.Equal(_naive.First(from, to, test), (await _history.FirstAsync(_signal, from, to, test, Stop))?.TimeUs);
        var last = await _history.LastAsync(_signal, from, to, test, Stop);
        Assert.Equal(_naive.Last(from, to, test), last?.TimeUs);
        if (last is { } sample)
            Assert.Equal(all.Find(r => r.Time == sample.TimeUs).Number, SampleNumber.Of(life.Models[index].Kind, sample.Bits));
    }

    public async Task TimeWeightedAsync()
    {
        var (from, to) = life.Span();
        var holding = Some(life.Random);
        var expected = _naive.TimeWeighted(from, to, holding);

        var actual = await _history.TimeWeightedAsync(_signal, from, to, holding, Stop);

        Assert.Equal(expected.Known, actual.KnownUs);
        Assert.Equal(expected.Integral, actual.Integral, 1e-12 * expected.Magnitude);
        Assert.Equal(to - from, actual.KnownUs + actual.UnknownUs);
    }

    public async Task DurationsAsync()
    {
        var (from, to) = life.Span();
        var limit = Limit(life.Random);
        var kind = life.Models[index].Kind;

        var actual = await _history.DurationsAsync(_signal, from, to, limit, Stop);

        string NameOf(StateTime s) => s.Text ?? SampleNumber.Of(kind, s.Bits).ToString("R", System.Globalization.CultureInfo.InvariantCulture);
        Assert.Equal(
            _naive.States(from, to, limit).OrderBy(s => s.Key, StringComparer.Ordinal).Select(s => (s.Key, s.Value.Time, (long)s.Value.Entries)),
            actual.States.Select(s => (NameOf(s), s.TimeUs, s.Entries)).OrderBy(s => s.Item1, StringComparer.Ordinal));
        Assert.Equal(to - from, actual.States.Sum(s => s.TimeUs) + actual.UnknownUs);
    }

    public async Task IncreaseAsync()
    {
        var (from, to) = life.Span();
        var modulus = life.Random.Next(2) == 0 ? 65_536 : (int?)null;
        var expected = _naive.Increase(from, to, modulus);

        var actual = await _history.IncreaseAsync(_signal, from, to, new CounterRule(modulus), Stop);

        Assert.Equal((expected.Increase is null, expected.Resets, expected.Rollovers), (actual.Increase is null, (int)actual.Resets, (int)actual.Rollovers));
        Assert.Equal((double)(expected.Increase ?? 0), actual.Increase ?? 0, 1e-9 * Math.Max(1, (double)(expected.Increase ?? 0)));
    }

    public async Task OutlineAsync()
    {
        var (from, to) = life.Span();
        var (points, gap) = (life.Random.Next(3, 120), Limit(life.Random));

        var actual = await _history.OutlineAsync(_signal, from, to, points, gap, Stop);

        Assert.Equal(_naive.Outline(from, to, points, gap), actual);
    }
}
