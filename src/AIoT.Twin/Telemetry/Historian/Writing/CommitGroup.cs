using AIoT.Twin.Acquisition;
using AIoT.Twin.Telemetry.Historian.Store;

namespace AIoT.Twin.Telemetry.Historian.Writing;

/// <summary>The batches that become durable in one commit, and their samples in order.</summary>
sealed class CommitGroup(long seq, SeriesCatalog catalog)
{
    readonly List<TakenBatch> _batches = [];
    readonly List<string> _texts = [];
    Sample[] _buffer = [];
    ReadOnlyMemory<Sample> _only;
    Dictionary<(int Series, long Time), (long Bits, ushort Status, string? Text)>? _index;

    public long Seq => seq;

    public JournalCommit Commit { get; } = new() { Seq = seq, NextSeq = seq + 1 };

    public IReadOnlyList<TakenBatch> Batches => _batches;

    public int Count { get; private set; }

    public bool IsEmpty => _batches.Count == 0;

    public IReadOnlyList<string> Texts => _texts;

    /// <summary>All samples; those of a single clean batch where its producer put them.</summary>
    public ReadOnlyMemory<Sample> Samples => _only.IsEmpty ? _buffer.AsMemory(0, Count) : _only;

    /// <summary>Takes a batch of which everything is new, and which has no texts.</summary>
    public void TakeWhole(SampleBatch batch, BatchReceipt receipt, long at)
    {
        Indexed(batch.Samples.Span);
        if (Count == 0)
        {
            _only = batch.Samples;
        }
        else
        {
            Spill(batch.Samples.Length);
            batch.Samples.Span.CopyTo(_buffer.AsSpan(Count));
        }

        Took(batch, receipt, at, batch.Samples.Length);
    }

    /// <summary>Takes what is left of a batch after duplicates and unfit samples went out.</summary>
    public void TakePart(SampleBatch batch, BatchReceipt receipt, long at, ReadOnlySpan<Sample> kept)
    {
        Spill(kept.Length);
        kept.CopyTo(_buffer.AsSpan(Count));
        MoveTexts(batch, _buffer.AsSpan(Count, kept.Length));
        Took(batch, receipt, at, kept.Length);
    }

    /// <summary>From now on <see cref="TryFind"/> can be asked.</summary>
    public void MakeIndex()
    {
        if (_index is not null)
            return;
        _index = [];
        Indexed(Samples.Span);
    }

    /// <summary>What this commit already holds for a series and time.</summary>
    public bool TryFind(int series, long time, out (long Bits, ushort Status, string? Text) value) => _index!.TryGetValue((series, time), out value);

    /// <summary>Remembers a sample for <see cref="TryFind"/>, once somebody has asked; a text by its hash.</summary>
    public void Index(in Sample sample, string? text)
    {
        if (_index is not null)
            _index[(sample.Series, sample.TimeUs)] = (sample.Bits, sample.Status, text);
    }

    void Indexed(ReadOnlySpan<Sample> samples)
    {
        if (_index is null)
            return;
        foreach (ref readonly var sample in samples)
        {
            var text = catalog.ByHandle(sample.Series).Kind == ValueKind.Text ? _texts[(int)sample.Bits] : null;
            Index(text is null ? sample : sample with { Bits = TextHash.Of(text) }, text);
        }
    }

    void Took(SampleBatch batch, BatchReceipt receipt, long at, int count)
    {
        _batches.Add(new TakenBatch(batch, receipt, at, Count, count));
        Count += count;
    }

    void Spill(int more)
    {
        if (_buffer.Length < Count + more)
            Array.Resize(ref _buffer, Math.Max(Count + more, _buffer.Length * 2));
        if (_only.IsEmpty)
            return;
        _only.Span.CopyTo(_buffer);
        _only = default;
    }

    // Texts of several batches share one table: their samples point further back in it.
    void MoveTexts(SampleBatch batch, Span<Sample> samples)
    {
        var offset = _texts.Count;
        _texts.AddRange(batch.Strings);
        if (offset == 0 || batch.Strings.Count == 0)
            return;
        foreach (ref var sample in samples)
        {
            if (catalog.ByHandle(sample.Series).Kind == ValueKind.Text)
                sample = sample with { Bits = sample.Bits + offset };
        }
    }
}
