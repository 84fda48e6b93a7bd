using AIoT.Twin.Acquisition;
using AIoT.Twin.CrashWriter;

namespace AIoT.Twin.IntegrationTests.Telemetry.Historian.Crash;

/// <summary>What the history holds of one series, held against what was sent to it.</summary>
sealed class StoredSeries(int producer, int series, CrashLedger ledger)
{
    readonly Dictionary<long, (Sample Sample, string? Text, long Number)> _sent = [];

    bool IsText => CrashBatches.Kinds[series] == ValueKind.Text;

    /// <summary>Samples of each batch that are stored.</summary>
    public Dictionary<long, int> Stored { get; } = [];

    public int Count { get; private set; }

    public async Task ReadAsync(RunningHistorian historian, CancellationToken cancellationToken)
    {
        var signal = CrashBatches.SignalOf(producer, series);
        // Killed before it was made: nothing can have been sent.
        if (historian.Catalog.Find(signal) is not { } info)
        {
            Assert.Empty(ledger.Sent(producer));
            return;
        }

        foreach (var number in ledger.Sent(producer))
            Expect(number, info.Handle);
        var pages = historian.Get<Twin.Telemetry.TelemetryQueries>();
        var page = await pages.PageAsync(signal, 0, long.MaxValue, int.MaxValue, cancellationToken);
        var before = long.MinValue;
        foreach (var sample in page.Samples)
        {
            Assert.True(sample.TimeUs > before, $"Twice or out of order: {sample}");
            Check(sample, IsText ? page.Texts[(int)sample.Bits] : null);
            before = sample.TimeUs;
        }

        Count = page.Samples.Count;
    }

    void Expect(long number, int handle)
    {
        var handles = Enumerable.Repeat(-1, CrashBatches.Kinds.Count).ToArray();
        handles[series] = handle;
        var batch = CrashBatches.Of(producer, number, handles, BatchAck.None);
        foreach (var sample in batch.Samples.ToArray().Where(s => s.Series == handle))
            _sent.Add(sample.TimeUs, (sample, IsText ? batch.Strings[(int)sample.Bits] : null, number));
    }

    void Check(Sample sample, string? text)
    {
        Assert.True(_sent.TryGetValue(sample.TimeUs, out var sent), $"Never sent: {sample}");
        Assert.Equal(sent.Text, text);
        Assert.Equal(sent.Sample, text is null ? sample : sample with { Bits = sent.Sample.Bits });
        Stored[sent.Number] = Stored.GetValueOrDefault(sent.Number) + 1;
    }
}
