using AIoT.Twin.Acquisition;
using AIoT.Twin.Acquisition.Encoding;
using AIoT.Twin.Telemetry.Historian.Store;

namespace AIoT.Twin.Telemetry.Historian.Tail;

/// <summary>Samples of one series in ascending time: packed blocks, and the newest ones not yet packed.</summary>
sealed class OpenRun(ValueKind kind)
{
    const int FirstRoom = 8;

    readonly List<EncodedBlock> _blocks = [];
    Sample[] _raw = new Sample[FirstRoom];
    int _rawCount;
    long _monthEnd = long.MinValue;

    public int Count { get; private set; }

    public long From { get; private set; } = long.MaxValue;

    public long Through { get; private set; } = long.MinValue;

    /// <summary>About what it takes in memory.</summary>
    public int Size { get; private set; } = (FirstRoom * 24) + 200;

    /// <summary>Returns by how much the memory grew, mostly by nothing.</summary>
    public int Add(in Sample sample)
    {
        var before = Size;
        if (_rawCount == _raw.Length || sample.TimeUs >= _monthEnd)
            MakeRoom(sample.TimeUs);
        _raw[_rawCount++] = sample;
        Through = sample.TimeUs;
        Count++;
        return Size - before;
    }

    /// <summary>Everything, the newest as a last, perhaps short block; the run itself is not changed.</summary>
    public EncodedBlock[] Blocks() => _rawCount == 0
        ? [.. _blocks]
        : [.. _blocks, BlockCodec.Encode(kind, _raw.AsSpan(0, _rawCount))];

    /// <summary>The packed blocks and a copy of the rest, for reading outside the lock.</summary>
    public RunPicture Picture() => new([.. _blocks], _raw.AsSpan(0, _rawCount).ToArray());

    // A block is packed when it is full, or when the next sample is in another month, which a chunk must not reach into.
    void MakeRoom(long time)
    {
        if (time >= _monthEnd)
        {
            if (Count == 0)
                From = time;
            Pack();
            _monthEnd = Month.EndOf(time);
        }

        if (_rawCount == BlockCodec.MaxSamples)
            Pack();
        if (_rawCount < _raw.Length)
            return;
        Array.Resize(ref _raw, _raw.Length * 2);
        Size += _raw.Length * 12;
    }

    void Pack()
    {
        if (_rawCount == 0)
            return;
        var block = BlockCodec.Encode(kind, _raw.AsSpan(0, _rawCount));
        _blocks.Add(block);
        Size += block.Size;
        _rawCount = 0;
    }
}
