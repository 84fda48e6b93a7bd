namespace AIoT.Twin.Acquisition.Drivers;

/// <summary>Rows on their way to storage; only when they are stored are they known.</summary>
sealed class RowParcel
{
    // Older than this it is history on its way in, and not what a screen should jump to.
    static readonly long s_news = (long)TimeSpan.FromMinutes(10).TotalMicroseconds;

    readonly AwaitableAck _ack = new();
    readonly IReadOnlyList<RowTaken> _rows;
    readonly RowMemory _memory;

    public RowParcel(SourceContext context, IReadOnlyList<RowTaken> rows, IReadOnlyList<string> strings, RowMemory memory)
    {
        (_rows, _memory) = (rows, memory);
        Batch = new SampleBatch($"source:{context.Source}", 0, null, rows.Select(r => r.Sample).ToArray(), _ack)
        {
            Strings = strings,
            Unfit = [.. rows.Index().Where(r => r.Item.Why is not null).Select(r => new QuarantinedSample(r.Index, r.Item.Why!))],
            Sent = rows.Index().Where(r => r.Item.Text is not null).ToDictionary(r => r.Index, r => new SentValue(null, r.Item.Text)),
            Backfill = rows.Max(r => r.Sample.TimeUs) < context.Clock.Now().ToMicroseconds() - s_news,
        };
    }

    public SampleBatch Batch { get; }

    /// <summary>Ends when it is stored; throws <see cref="SourceException"/> when it will not be.</summary>
    public async Task StoredAsync(CancellationToken cancellationToken)
    {
        if (await _ack.Outcome.WaitAsync(cancellationToken) is BatchOutcome.Refused refused)
            throw new SourceException(new SourceFailure(SourceLayer.Data, refused.Refusal.Code, refused.Refusal.Detail ?? ""));
        foreach (var row in _rows)
            _memory.Add(row.Place, row.Said, row.Why is not null);
    }
}
