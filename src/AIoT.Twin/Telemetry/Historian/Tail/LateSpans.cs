namespace AIoT.Twin.Telemetry.Historian.Tail;

/// <summary>
/// Where a series was changed other than at its end, newest last. There is room for a few; older ones are joined, which may
/// make them seem wider and newer than they were, never the other way round.
/// </summary>
sealed class LateSpans
{
    const int Room = 8;

    readonly LateSpan[] _spans = new LateSpan[Room];
    int _count;

    public void Add(long seq, long time)
    {
        if (_count > 0 && (_spans[_count - 1].Seq == seq || IsNear(_spans[_count - 1], time)))
        {
            _spans[_count - 1] = Joined(_spans[_count - 1], new LateSpan(seq, time, time));
            return;
        }

        if (_count == Room)
        {
            _spans[1] = Joined(_spans[0], _spans[1]);
            Array.Copy(_spans, 1, _spans, 0, --_count);
        }

        _spans[_count++] = new LateSpan(seq, time, time);
    }

    public LateSpan[] Copy() => _spans[.._count];

    static bool IsNear(in LateSpan span, long time) => time >= span.From && time <= span.Through;

    static LateSpan Joined(in LateSpan older, in LateSpan newer) =>
        new(Math.Max(older.Seq, newer.Seq), Math.Min(older.From, newer.From), Math.Max(older.Through, newer.Through));
}
