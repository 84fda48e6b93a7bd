using AIoT.Twin.Acquisition;
using AIoT.Twin.Telemetry.Historian.Reading;

namespace AIoT.Twin.Telemetry.Import;

/// <summary>Looks up what is stored at the times of rows, series by series, in one pass over each span.</summary>
sealed class StoredFormer(SampleReader reader)
{
    const int SamplesAtOnce = 65_536;

    /// <summary>For each row what is stored at its time; rows are in order of target and time, and a target without a series has nothing.</summary>
    public async Task<Former?[]> FindAsync(IReadOnlyList<StagedRow> rows, IReadOnlyList<SeriesInfo?> series, CancellationToken cancellationToken)
    {
        var found = new Former?[rows.Count];
        for (var from = 0; from < rows.Count;)
        {
            var to = from;
            while (to < rows.Count && rows[to].Target == rows[from].Target)
                to++;
            if (series[rows[from].Target] is { } known)
                await FindAsync(rows, from, to, known, found, cancellationToken);
            from = to;
        }

        return found;
    }

    async Task FindAsync(IReadOnlyList<StagedRow> rows, int at, int end, SeriesInfo series, Former?[] found, CancellationToken cancellationToken)
    {
        while (at < end)
        {
            var page = await reader.ReadAsync(series.Handle, rows[at].TimeUs, rows[end - 1].TimeUs + 1, SamplesAtOnce, cancellationToken);
            foreach (var sample in page.Samples)
            {
                while (at < end && rows[at].TimeUs < sample.TimeUs)
                    at++;
                for (; at < end && rows[at].TimeUs == sample.TimeUs; at++)
                    found[at] = new Former(sample.Status, sample.Bits, series.Kind == ValueKind.Text ? page.Texts[(int)sample.Bits] : null);
            }

            if (page.Samples.Count < SamplesAtOnce)
                return;
        }
    }
}
