using AIoT.Twin.Acquisition;

namespace AIoT.Twin.Benchmarks;

/// <summary>The historian, with nothing kept of earlier answers.</summary>
sealed class OurWindows(BenchHistorian historian, Guid[] signals) : IWindowSide
{
    public string Name => "ours";

    public async Task LoadAsync(Sample[] samples)
    {
        var ack = new AwaitableAck();
        await historian.Sink.WriteAsync(new SampleBatch("bench", 1, null, samples, ack) { Backfill = true }, CancellationToken.None);
        if (await ack.Outcome is not BatchOutcome.Accepted { Receipt.Stored: var stored } || stored != samples.Length)
            throw new InvalidOperationException("Not everything was stored.");
    }

    public async Task TidyAsync()
    {
        await historian.CompactAsync();
        await historian.TidyAsync();
    }

    public async Task<List<(long Count, double Min, double Max, double Sum)>> AskAsync(WindowCell cell)
    {
        var windows = await Task.WhenAll(Enumerable.Range(cell.Set.FirstHandle, cell.Series).Select(i =>
            historian.Queries.WindowAsync(signals[i], cell.FromMs * 1000, cell.ToMs * 1000, cell.Points, CancellationToken.None)));
        return [.. windows.SelectMany(w => w).Where(b => b.Used > 0).Select(b => (b.Used, b.Min!.Value, b.Max!.Value, b.Sum!.Value))];
    }
}
