using System.Data.Common;
using AIoT.Twin.Acquisition;
using AIoT.Twin.Acquisition.Encoding;
using AIoT.Twin.Telemetry.Historian.Rollups;
using AIoT.Twin.Telemetry.Historian.Store;
using AIoT.Twin.Telemetry.Historian.Tail;

namespace AIoT.Twin.Telemetry.Historian.Compaction;

/// <summary>Decides into which chunks a span goes.</summary>
sealed class FlushPlanner(HistoryDatabase database, SeriesCatalog catalog, TailFollower tail, DamageLog damage)
{
    public async Task<FlushPlan> PlanAsync(DbConnection connection, OpenSpan span, CancellationToken cancellationToken)
    {
        var series = catalog.ByHandle(span.Handle);
        var (last, generation) = tail.Read(span.Handle, s => (s.Last, s.Generation));
        var straight = span.Runs.Count == 1 && series.Kind != ValueKind.Text && (last is null || (span.Runs[0].From > last.T1 && !Grows(last, span)));
        return straight
            ? Straight(series, span, last, generation)
            : await MergedAsync(connection, series, span, last, generation, cancellationToken);
    }

    static bool Grows(LastChunk last, OpenSpan span) =>
        last.Count < ChunkSplit.Full && span.Runs[0].From < Month.EndOf(last.T0);

    // The usual way: the packed blocks are put together as they are.
    static FlushPlan Straight(SeriesInfo series, OpenSpan span, LastChunk? last, short generation)
    {
        var rows = new ChunkMaker(series).Of(span.Runs[0].Blocks());
        return new FlushPlan(span, series, rows, LastOf(rows) ?? last, generation);
    }

    async Task<FlushPlan> MergedAsync(
        DbConnection connection, SeriesInfo series, OpenSpan span, LastChunk? last, short generation, CancellationToken cancellationToken)
    {
        var texts = new TextTable(series.Kind);
        var samples = texts.Take(SampleMerge.Merge([.. span.Runs.Select(r => SampleMerge.Decode(span.Handle, r.Blocks()))]), span.Texts);
        var make = new ChunkMaker(series);
        var replaced = await ReplacedAsync(connection, series, last, samples, texts, cancellationToken);
        // Where corrections are waiting, a newer value for a time inside the last chunk must stay above them.
        var behind = replaced is null ? last?.T1 ?? long.MinValue : generation > 0 ? last!.T1 : last!.T0 - 1;
        var late = samples.Where(s => s.TimeUs <= behind).ToList();
        var fresh = samples.Where(s => s.TimeUs > behind).ToList();
        var days = LateDays(samples, last?.T1 ?? long.MinValue);
        var rows = make.Of(replaced is null ? fresh : SampleMerge.Merge([replaced, fresh]), texts.Texts, 0);
        last = LastOf(rows) ?? last;
        if (late.Count > 0)
        {
            var places = await HolesAsync(connection, series, late, cancellationToken);
            foreach (var hole in places.Holes)
                rows.AddRange(make.Of(hole, texts.Texts, 0));
            if (places.Inside.Count > 0)
                rows.AddRange(make.Of(places.Inside, texts.Texts, ++generation));
        }

        return new FlushPlan(span, series, rows, last, generation) { Replaced = replaced?[0].TimeUs, Late = days };
    }

    static List<LateDay> LateDays(List<Sample> samples, long through) =>
    [
        .. samples.TakeWhile(s => s.TimeUs <= through).GroupBy(s => RollupLevel.Floor(s.TimeUs, RollupLevel.Day))
            .Select(day => new LateDay(day.First().TimeUs, day.Last().TimeUs, day.Count())),
    ];

    // The samples of the last chunk when it is not full and something of its month belongs behind or into it.
    async Task<List<Sample>?> ReplacedAsync(
        DbConnection connection, SeriesInfo series, LastChunk? last, List<Sample> samples, TextTable texts, CancellationToken cancellationToken)
    {
        if (last is null || last.Count >= ChunkSplit.Full || !samples.Exists(s => s.TimeUs >= last.T0 && s.TimeUs < Month.EndOf(last.T0)))
            return null;
        var data = await connection.ScalarAsync(
            $"select data from {database.Prefix}chunk where retention = {series.Retention} and series_id = @series and t0 = @t0 and gen = 0",
            [("@series", series.Id), ("@t0", last.T0)],
            cancellationToken);
        try
        {
            return data is byte[] stored ? texts.Take(SampleMerge.Decode(series.Handle, stored, out var own), own) : null;
        }
        catch (DamagedDataException e)
        {
            damage.Found("chunk", series.Id, last.T0, last.T1, e.Message);
            return null;
        }
    }

    // A late sample between two chunks makes a chunk of its own; one inside a chunk becomes a correction.
    async Task<(List<List<Sample>> Holes, List<Sample> Inside)> HolesAsync(
        DbConnection connection, SeriesInfo series, List<Sample> late, CancellationToken cancellationToken)
    {
        var chunks = await connection.ListAsync(
            $"""
            select t0, t1 from {database.Prefix}chunk
            where retention = {series.Retention} and series_id = @series and gen = 0 and t0 >= @month and t0 <= @to and t1 >= @from order by t0
            """,
            [("@series", series.Id), ("@month", Month.StartOf(late[0].TimeUs)), ("@from", late[0].TimeUs), ("@to", late[^1].TimeUs)],
            row => (T0: row.GetInt64(0), T1: row.GetInt64(1)),
            cancellationToken);
        var holes = new List<List<Sample>>();
        var inside = new List<Sample>();
        var next = 0;
        var hole = -1;
        foreach (var sample in late)
        {
            while (next < chunks.Count && chunks[next].T1 < sample.TimeUs)
                next++;
            if (next < chunks.Count && chunks[next].T0 <= sample.TimeUs)
            {
                inside.Add(sample);
                continue;
            }

            if (hole != next)
                holes.Add([]);
            hole = next;
            holes[^1].Add(sample);
        }

        return (holes, inside);
    }

    static LastChunk? LastOf(List<ChunkRow> rows) => rows.Count == 0 ? null : new LastChunk(rows[^1].T0, rows[^1].T1, rows[^1].Count);
}
