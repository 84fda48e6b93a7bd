using AIoT.Twin.Acquisition;

namespace AIoT.Twin.Telemetry.Analysis;

/// <summary>Values of one signal at ascending times, a page in memory; what lies between two times far apart is not read.</summary>
sealed class AlignedColumn(SignalReader reader, AlignedSignal column, long from, long to, long now)
{
    readonly HeldValue _held = new(reader.KindOf(column.Signal), column.Holding);
    Sample? _before;
    List<Sample> _page = [];
    int _at;
    long? _next = from;
    // Of the page last read, in microseconds; until there is one nothing is near.
    double _spacing;

    public async ValueTask<double?> AtAsync(long time, CancellationToken cancellationToken)
    {
        while (!Passed(time))
        {
            if (_next is not { } next)
                break;
            if (_before is null || IsFar(next, time))
                await SeekAsync(time, cancellationToken);
            else
                await ReadAsync(next, reader.PageSamples, cancellationToken);
        }

        return _before is { } before && _held.Kind is not ValueKind.Text ? _held.At(time, before, _at < _page.Count ? _page[_at] : null, now) : null;
    }

    // Goes on to the last reading not after a time; true when the one behind it is known.
    bool Passed(long time)
    {
        while (_at < _page.Count && _page[_at].TimeUs <= time)
            _before = _page[_at++];
        return _at < _page.Count;
    }

    // Two questions more cost as much as reading a page of what lies between.
    bool IsFar(long next, long time) => time - next > _spacing * reader.PageSamples;

    async Task SeekAsync(long time, CancellationToken cancellationToken)
    {
        var last = await reader.LastBeforeAsync(column.Signal, time + 1, cancellationToken);
        if (last.Samples is [var before])
            _before = before;
        await ReadAsync(time + 1, Math.Max(1, reader.PageSamples / 8), cancellationToken);
    }

    async Task ReadAsync(long start, int limit, CancellationToken cancellationToken)
    {
        var page = await reader.PageAsync(column.Signal, start, to, limit, cancellationToken);
        (_page, _at, _next) = (page.Samples, 0, page.Next);
        if (_page.Count > 1)
            _spacing = (double)(_page[^1].TimeUs - _page[0].TimeUs) / (_page.Count - 1);
    }
}
