using System.Globalization;
using AIoT.Twin.Acquisition;
using AIoT.Twin.Acquisition.Encoding;
using AIoT.Twin.Telemetry.Historian;
using AIoT.Twin.Telemetry.Historian.Store;

namespace AIoT.Twin.Telemetry.Sinks.Running;

/// <summary>Reads the journal in the order it was committed, a bounded stretch at a time.</summary>
sealed class JournalReader(HistoryDatabase database, SeriesCatalog catalog, DamageLog damage)
{
    const int RowsAtOnce = 256;

    /// <summary>The last number given away; whatever is committed up to it can be read.</summary>
    public async Task<long> EndAsync(CancellationToken cancellationToken) => Convert.ToInt64(
        await database.ScalarAsync($"select next_seq from {database.Prefix}shard where shard = 0", [], cancellationToken),
        CultureInfo.InvariantCulture) - 1;

    /// <summary>The lowest number that is still there above another, or null.</summary>
    public async Task<long?> FirstAsync(long after, CancellationToken cancellationToken) => (long?)await database.ScalarAsync(
        $"select seq from {database.Prefix}journal where shard = 0 and seq > @after order by seq limit 1", [("@after", after)], cancellationToken);

    /// <summary>The oldest time of a sample in a stretch, or null when there is none.</summary>
    public async Task<long?> OldestAsync(long after, long through, CancellationToken cancellationToken) => (long?)await database.ScalarAsync(
        $"select min(t_min) from {database.Prefix}journal where shard = 0 and seq > @after and seq <= @through",
        [("@after", after), ("@through", through)],
        cancellationToken);

    /// <summary>What was committed above a number, in order: about so many samples of so many commits, at least one of them.</summary>
    public async Task<JournalStretch> ReadAsync(long after, long through, int samples, SinkScope scope, CancellationToken cancellationToken)
    {
        var (last, next) = await LimitsAsync(after, through, samples, cancellationToken);
        var points = new List<SinkPoint>();
        if (last > after)
        {
            var rows = await database.ListAsync(
                $"select seq, t_min, t_max, data from {database.Prefix}journal where shard = 0 and seq > @after and seq <= @last order by seq",
                [("@after", after), ("@last", last)],
                row => (Seq: row.GetInt64(0), From: row.GetInt64(1), Through: row.GetInt64(2), Data: row.GetFieldValue<byte[]>(3)),
                cancellationToken);
            foreach (var row in rows)
                Collect(row.Seq, row.From, row.Through, row.Data, scope, points);
        }

        return new(last, next, points);
    }

    /// <summary>How far to read now, and the first row behind that.</summary>
    async Task<(long Last, long? Next)> LimitsAsync(long after, long through, int samples, CancellationToken cancellationToken)
    {
        var sizes = await database.ListAsync(
            $"select seq, n from {database.Prefix}journal where shard = 0 and seq > @after and seq <= @through order by seq limit {RowsAtOnce + 1}",
            [("@after", after), ("@through", through)],
            row => (Seq: row.GetInt64(0), Count: row.GetInt32(1)),
            cancellationToken);
        var (last, sum) = (after, 0L);
        for (var i = 0; i < sizes.Count; i++)
        {
            if (i == RowsAtOnce || (sum > 0 && sum + sizes[i].Count > samples))
                return (last, sizes[i].Seq);
            (last, sum) = (sizes[i].Seq, sum + sizes[i].Count);
        }

        // Numbers without a row are passed over too.
        return (Math.Max(after, through), null);
    }

    void Collect(long seq, long from, long through, byte[] data, SinkScope scope, List<SinkPoint> points)
    {
        try
        {
            var row = JournalDecoder.Decode(data, catalog.HandleOf);
            foreach (var sample in row.Samples)
            {
                if (scope.Of(sample.Series) is { } series)
                    points.Add(PointOf(series, sample, row.Texts));
            }
        }
        catch (DamagedDataException e)
        {
            damage.Found("journal", seq, from, through, e.Message);
        }
    }

    internal static SinkPoint PointOf(SinkSeries series, in Sample sample, IReadOnlyList<string> texts) => new(
        series, sample.TimeUs, sample.Status, sample.Bits, series.Kind == ValueKind.Text ? texts[(int)sample.Bits] : null);
}

/// <summary>What is to be sent of the journal up to and with a number, and the number of the first row behind it, where one is known.</summary>
sealed record JournalStretch(long Through, long? Next, List<SinkPoint> Points);
