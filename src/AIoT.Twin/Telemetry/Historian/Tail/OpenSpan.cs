using AIoT.Twin.Acquisition;

namespace AIoT.Twin.Telemetry.Historian.Tail;

/// <summary>
/// What a series got between two flushes. In-order samples make one run; a late one goes to the first run it still fits behind, so
/// that for the same time a later run always holds the newer value.
/// </summary>
sealed class OpenSpan(int handle, ValueKind kind, long firstSeq, long openedAt, long bytesAt)
{
    readonly List<OpenRun> _runs = [new OpenRun(kind)];
    readonly Dictionary<string, int> _textIndex = [];
    readonly List<string> _texts = [];
    int _before;

    public int Handle => handle;

    public ValueKind Kind => kind;

    public long FirstSeq { get; } = firstSeq;

    public long LastSeq { get; private set; } = firstSeq;

    /// <summary>When its first sample came, which is what the age of a flush is counted from.</summary>
    public long OpenedAt => openedAt;

    /// <summary>How many bytes of journal had been read before it.</summary>
    public long BytesAt => bytesAt;

    public int Count { get; private set; }

    /// <summary>When its chunks were committed; null as long as they are not.</summary>
    public long? FlushedAt { get; set; }

    public IReadOnlyList<OpenRun> Runs => _runs;

    public IReadOnlyList<string> Texts => _texts;

    /// <summary>About what it takes in memory.</summary>
    public int Size { get; private set; } = 500;

    /// <summary>Returns by how much the memory grew, mostly by nothing.</summary>
    public int Add(in Sample sample, long seq)
    {
        if (seq != LastSeq)
            (_before, LastSeq) = (Count, seq);
        Count++;
        var first = _runs[0];
        var runs = _runs.Count;
        var grown = sample.TimeUs > first.Through ? first.Add(sample) : RunBehind(sample.TimeUs).Add(sample);
        if (_runs.Count > runs)
            grown += _runs[^1].Size;
        Size += grown;
        return grown;
    }

    /// <summary>Whether another commit like the last would bring it beyond this size rather than nearer to it.</summary>
    public bool IsFull(int size) => Count >= size || (Count >= size - (size / 8) && Count + (Count - _before) > size);

    public SpanPicture Picture() => new([.. _runs.Select(r => r.Picture())], [.. _texts]);

    /// <summary>The place of a text in this span's own table.</summary>
    public long Intern(string text)
    {
        if (!_textIndex.TryGetValue(text, out var index))
        {
            _textIndex[text] = index = _texts.Count;
            _texts.Add(text);
        }

        return index;
    }

    // The runs' ends descend, so the first that ends before a time can be searched for.
    OpenRun RunBehind(long time)
    {
        int low = 0, high = _runs.Count;
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (_runs[middle].Through < time)
                high = middle;
            else
                low = middle + 1;
        }

        if (low == _runs.Count)
            _runs.Add(new OpenRun(kind));
        return _runs[low];
    }
}
