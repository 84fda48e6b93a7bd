using AIoT.Twin.Acquisition;
using AIoT.Twin.Acquisition.Formulas;

namespace AIoT.Twin.UnitTests.Acquisition.Formulas;

public sealed class CalculationTests
{
    const long Second = 1_000_000;

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_value_is_worked_out_at_every_change_of_an_input()
    {
        var history = new MemoryHistory();
        history.Add("P", (1, 10), (3, 30));
        history.Add("P2", (2, 1000), (3, 3000), (4, 4000));

        var values = await RunAsync("[P] + [P2]", history, 0, 10);

        Assert.Equal([(1, double.NaN), (2, 11), (3, 33), (4, 34)], values);
    }

    [Fact]
    public async Task On_a_grid_a_value_is_worked_out_at_whole_intervals()
    {
        var history = new MemoryHistory();
        history.Add("P", (1, 10), (13, 30));

        Assert.Equal([(5, 10), (10, 10), (15, 30)], await RunAsync("[P]", history, 1, 16, everySeconds: 5));
    }

    [Fact]
    public async Task What_held_before_the_beginning_holds()
    {
        var history = new MemoryHistory();
        history.Add("P", (1, 10));
        history.Add("P2", (100, 500));

        Assert.Equal([(100, 10.5)], await RunAsync("[P] + [P2]", history, 50, 200));
    }

    [Fact]
    public async Task Any_cut_of_the_time_gives_the_same_values()
    {
        var random = new Random(3);
        var history = new MemoryHistory();
        history.Add("P", [.. Enumerable.Range(0, 45_000).Select(i => ((double)i / 10, random.NextDouble()))]);
        history.Add("P2", [.. Enumerable.Range(0, 900).Select(i => (i * 5 + 0.05, random.Next(20) == 0 ? double.NaN : random.NextDouble()))]);
        const string Text = "avg([P], 30 s) + max([P2], 1 min) + delta([P2], 20 s)";
        var whole = await RunAsync(Text, history, 100, 4500);

        var pieces = new List<CalculatedValue>();
        var calculation = new Calculation(Bench.Compile(Text), history);
        await calculation.BeginAsync(100 * Second, Stop);
        while (calculation.Through < 4500 * Second)
        {
            if (random.Next(4) == 0)
                await calculation.BeginAsync(calculation.Through, Stop);
            await calculation.AdvanceAsync(Math.Min(4500 * Second, calculation.Through + random.Next(1, 300_000_000)), null, pieces, Stop);
        }

        Assert.Equal(whole, [.. pieces.Select(p => (p.TimeUs / (double)Second, p.Result.Value))]);
        Assert.True(whole.Count > 40_000);
    }

    static async Task<IReadOnlyList<(double Second, double Value)>> RunAsync(string text, MemoryHistory history, long from, long to, long? everySeconds = null)
    {
        var calculation = new Calculation(Bench.Compile(text), history);
        var values = new List<CalculatedValue>();
        await calculation.BeginAsync(from * Second, Stop);
        while (calculation.Through < to * Second)
            await calculation.AdvanceAsync(to * Second, everySeconds * Second, values, Stop);
        return [.. values.Select(v => (v.TimeUs / (double)Second, v.Result.Value))];
    }

    sealed class MemoryHistory : IFormulaHistory
    {
        readonly Dictionary<Guid, List<Sample>> _samples = [];

        public void Add(string name, params (double Second, double Value)[] samples) => _samples[Bench.Signals[name].Id] =
            [.. samples.Select(s => Sample.Of(0, (long)(s.Second * Second), s.Value, double.IsNaN(s.Value) ? SampleStatus.Bad : SampleStatus.Good))];

        public Task<Sample?> LastBeforeAsync(Guid signal, long time, CancellationToken cancellationToken) =>
            Task.FromResult(Of(signal).Where(s => s.TimeUs < time).Select(s => (Sample?)s).LastOrDefault());

        public Task<IReadOnlyList<Sample>> SamplesAsync(Guid signal, long from, long to, int limit, CancellationToken cancellationToken) =>
            Task.FromResult<IReadOnlyList<Sample>>([.. Of(signal).Where(s => s.TimeUs >= from && s.TimeUs < to).Take(limit)]);

        List<Sample> Of(Guid signal) => _samples.GetValueOrDefault(signal) ?? [];
    }
}
