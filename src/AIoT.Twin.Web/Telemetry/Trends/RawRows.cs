using System.Globalization;
using System.Runtime.CompilerServices;
using AIoT.Twin.Acquisition;
using AIoT.Twin.Telemetry;

namespace AIoT.Twin.Web.Telemetry.Trends;

/// <summary>The samples of several pens as rows of one time each, read a page at a time.</summary>
sealed class RawRows(ISamplePages pages)
{
    const int PageSize = 5000;

    public async IAsyncEnumerable<(long Time, IReadOnlyList<string> Cells)> ReadAsync(CsvAsk ask, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var readers = ask.Columns.Select(c => new Reader(pages, c, ask.From, ask.To)).ToArray();
        while (true)
        {
            long? next = null;
            foreach (var reader in readers)
            {
                if (await reader.PeekAsync(cancellationToken) is { } time && !(time >= next))
                    next = time;
            }

            if (next is not { } now)
                yield break;
            yield return (now, [.. readers.SelectMany(r => r.Take(now))]);
        }
    }

    sealed class Reader(ISamplePages pages, CsvColumn column, long from, long to)
    {
        static readonly string[] s_nothing = ["", ""];

        SamplePage _page = new([], []);
        long _from = from;
        int _at;
        bool _ended;

        /// <summary>The time of the next sample; null at the end.</summary>
        public async ValueTask<long?> PeekAsync(CancellationToken cancellationToken)
        {
            if (_at == _page.Samples.Count && !_ended)
            {
                _page = await pages.PageAsync(column.Signal.Id, _from, to, PageSize, cancellationToken);
                (_at, _ended) = (0, _page.Samples.Count < PageSize);
                if (_page.Samples.Count > 0)
                    _from = _page.Samples[^1].TimeUs + 1;
            }

            return _at < _page.Samples.Count ? _page.Samples[_at].TimeUs : null;
        }

        /// <summary>Value and quality of that time; empty when the pen has no sample then.</summary>
        public string[] Take(long time)
        {
            if (_at >= _page.Samples.Count || _page.Samples[_at].TimeUs != time)
                return s_nothing;
            var sample = _page.Samples[_at++];
            return [ValueOf(sample), sample.Quality.ToString().ToLowerInvariant()];
        }

        string ValueOf(Sample sample) => column.Signal.Kind switch
        {
            ValueKind.Double => TrendCsv.Number(sample.Value),
            ValueKind.Text => sample.Bits >= 0 && sample.Bits < _page.Texts.Count ? _page.Texts[(int)sample.Bits] : "",
            _ => (sample.Bits is >= 0 and < 256 ? column.Words?.ElementAtOrDefault((int)sample.Bits) : null) ?? sample.Bits.ToString(CultureInfo.InvariantCulture),
        };
    }
}
