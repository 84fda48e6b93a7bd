using System.Diagnostics;
using AIoT.Twin.Telemetry.Analysis;

namespace AIoT.Twin.Benchmarks;

/// <summary>How long the further questions take over thirty days of one series at a second.</summary>
sealed class AnalysisTimes(ISignalAnalysis analysis, Guid signal, long from, long to)
{
    const int Times = 5;

    static readonly CancellationToken s_never = CancellationToken.None;

    public async Task PrintAsync()
    {
        await PrintAsync("outline to 1,000 points", () => analysis.OutlineAsync(signal, from, to, 1000, null, s_never));
        await PrintAsync("first value that never was", () => analysis.FirstAsync(signal, from, to, new ValueTest(Comparison.Greater, 1e9), s_never));
        await PrintAsync("last value that is not a tenth", () => analysis.LastAsync(signal, from, to, new ValueTest(Comparison.Equal, 0.05), s_never));
        await PrintAsync("time-weighted", () => analysis.TimeWeightedAsync(signal, from, to, Holding.Linear(), s_never));
        await PrintAsync("counter increase", () => analysis.IncreaseAsync(signal, from, to, default, s_never));
        await PrintAsync("value at a time", () => analysis.AtAsync(signal, (from + to) / 2, Holding.Step(), s_never));
        await PrintAsync("1,000 rows of one clock", () => AlignAsync((to - from) / 1000));
    }

    async Task<int> AlignAsync(long step)
    {
        var rows = 0;
        await foreach (var _ in analysis.AlignAsync([new AlignedSignal(signal, Holding.Step())], new TimeGrid(from, to, step), s_never))
            rows++;
        return rows;
    }

    static async Task PrintAsync<T>(string question, Func<Task<T>> ask)
    {
        var took = new List<double>();
        for (var i = -1; i < Times; i++)
        {
            var begun = Stopwatch.GetTimestamp();
            await ask();
            if (i >= 0)
                took.Add(Stopwatch.GetElapsedTime(begun).TotalMilliseconds);
        }

        Console.WriteLine($"{question,-46} {Rates.MedianOf(took),8:f1} ms ({took.Min():f1}..{took.Max():f1})");
    }
}
