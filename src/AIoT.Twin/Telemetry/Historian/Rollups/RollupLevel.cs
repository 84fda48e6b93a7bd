using System.Runtime.InteropServices;
using AIoT.Twin.Acquisition.Encoding;
using AIoT.Twin.Telemetry.Historian.Reading;

namespace AIoT.Twin.Telemetry.Historian.Rollups;

/// <summary>Sums of one width over a span, by the time a bucket begins; buckets without samples have no sum.</summary>
sealed class RollupLevel(int width, long from, long to)
{
    public const int Minute = 60, Day = 86_400;

    public static readonly int[] Widths = [Minute, 900, 3600, Day];

    readonly long _width = width * 1_000_000L;
    readonly Dictionary<long, BucketSum> _sums = [];
    BucketSum _open;
    long _openAt = long.MinValue;

    public long From => from;

    public long To => to;

    public static long Floor(long time, int width)
    {
        var rest = time % (width * 1_000_000L);
        return time - (rest < 0 ? rest + (width * 1_000_000L) : rest);
    }

    public bool Touches(in BlockSummary block) => block.Through >= from && block.From < to;

    /// <summary>False when the block lies in several buckets or is partly outside.</summary>
    public bool TryAdd(in BlockSummary block)
    {
        if (block.From < from || block.Through >= to)
            return false;
        var start = Floor(block.From, width);
        if (block.Through - start >= _width)
            return false;
        Open(start);
        _open.Add(block);
        return true;
    }

    public void Add(long time, ushort status, double number)
    {
        if (time < from || time >= to)
            return;
        if (_openAt == long.MinValue || time < _openAt || time - _openAt >= _width)
            Open(Floor(time, width));
        _open.Add(time, status, number);
    }

    public IEnumerable<RollupRow> Rows(long seriesId)
    {
        Open(long.MinValue);
        return _sums.OrderBy(s => s.Key).Select(s => new RollupRow(width, seriesId, s.Value.ToBucket(s.Key, s.Key + _width)));
    }

    // Neighbouring samples are mostly in one bucket, which is looked up once.
    void Open(long start)
    {
        if (start == _openAt)
            return;
        if (_openAt != long.MinValue)
            CollectionsMarshal.GetValueRefOrAddDefault(_sums, _openAt, out _).Add(_open);
        (_openAt, _open) = (start, default);
    }
}
