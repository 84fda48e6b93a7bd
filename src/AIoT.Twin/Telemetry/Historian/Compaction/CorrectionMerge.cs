using System.Data.Common;
using AIoT.Twin.Acquisition;
using AIoT.Twin.Acquisition.Encoding;
using AIoT.Twin.Telemetry.Historian.Store;
using AIoT.Twin.Telemetry.Historian.Tail;

namespace AIoT.Twin.Telemetry.Historian.Compaction;

/// <summary>Works corrections into the chunks they belong to, series by series, so that windows need not decode there any longer.</summary>
sealed class CorrectionMerge(HistoryDatabase database, SeriesCatalog catalog, TailFollower tail, Compactor compactor, DamageLog damage)
{
    /// <summary>Returns how many series were put in order.</summary>
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var merged = 0;
        foreach (var handle in tail.Where(s => s is { Generation: > 0, KeepApart: false }))
            merged += await compactor.AloneAsync(() => MergeAsync(catalog.ByHandle(handle), cancellationToken), cancellationToken) ? 1 : 0;
        return merged;
    }

    async Task<bool> MergeAsync(SeriesInfo series, CancellationToken cancellationToken)
    {
        try
        {
            await using var transaction = await database.BeginAsync(cancellationToken);
            var corrections = await ReadAsync(transaction, series, "gen > 0", [], cancellationToken);
            var texts = new TextTable(series.Kind);
            var samples = SampleMerge.Merge([.. corrections.OrderBy(c => c.Gen).Select(c => Decode(series, c, texts))]);
            var rows = samples.Count == 0 ? [] : await RewriteAsync(transaction, series, samples, texts, cancellationToken);
            await transaction.ExecuteAsync(
                $"delete from {database.Prefix}chunk where retention = {series.Retention} and series_id = @series and gen > 0", [("@series", series.Id)], cancellationToken);
            await database.WriteChunksAsync(transaction, rows, cancellationToken);
            await compactor.AdvanceAsync(transaction, cancellationToken);
            await transaction.CommitAsync(cancellationToken);
            tail.Change(series.Handle, s => Ordered(s, rows));
            return true;
        }
        catch (DamagedDataException e)
        {
            damage.Found("chunk", series.Id, 0, 0, e.Message);
            tail.Change(series.Handle, s => s.KeepApart = true);
            return false;
        }
    }

    static void Ordered(OpenSeries series, List<ChunkRow> rows)
    {
        series.Generation = 0;
        if (rows.Count > 0 && series.Last is { } last && rows[^1].T0 >= last.T0)
            series.Last = new LastChunk(rows[^1].T0, rows[^1].T1, rows[^1].Count);
    }

    // Every chunk of generation 0 that a correction falls into is written anew; where it falls between two, it stands by itself.
    async Task<List<ChunkRow>> RewriteAsync(
        HistoryTransaction transaction, SeriesInfo series, List<Sample> corrections, TextTable texts, CancellationToken cancellationToken)
    {
        var chunks = await ReadAsync(
            transaction, series, "gen = 0 and t0 >= @month and t0 <= @to and t1 >= @from",
            [("@month", Month.StartOf(corrections[0].TimeUs)), ("@from", corrections[0].TimeUs), ("@to", corrections[^1].TimeUs)],
            cancellationToken);
        var rows = new List<ChunkRow>();
        var make = new ChunkMaker(series);
        var at = 0;
        foreach (var chunk in chunks)
        {
            rows.AddRange(make.Of(TakeUntil(corrections, ref at, chunk.T0 - 1), texts.Texts, 0));
            var inside = TakeUntil(corrections, ref at, chunk.T1);
            if (inside.Count == 0)
                continue;
            await transaction.ExecuteAsync(
                $"delete from {database.Prefix}chunk where retention = {series.Retention} and series_id = @series and t0 = @t0 and gen = 0",
                [("@series", series.Id), ("@t0", chunk.T0)],
                cancellationToken);
            rows.AddRange(make.Of(SampleMerge.Merge([Decode(series, chunk, texts), inside]), texts.Texts, 0));
        }

        rows.AddRange(make.Of(TakeUntil(corrections, ref at, long.MaxValue), texts.Texts, 0));
        return rows;
    }

    static List<Sample> TakeUntil(List<Sample> samples, ref int at, long through)
    {
        var from = at;
        while (at < samples.Count && samples[at].TimeUs <= through)
            at++;
        return samples[from..at];
    }

    static List<Sample> Decode(SeriesInfo series, Stored chunk, TextTable texts) =>
        texts.Take(SampleMerge.Decode(series.Handle, chunk.Data, out var own), own);

    async Task<List<Stored>> ReadAsync(
        HistoryTransaction transaction, SeriesInfo series, string where, (string Name, object? Value)[] parameters, CancellationToken cancellationToken)
    {
        await using var command = transaction.Command(
            $"select t0, t1, gen, data from {database.Prefix}chunk where retention = {series.Retention} and series_id = @series and {where} order by t0",
            [("@series", series.Id), .. parameters]);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var chunks = new List<Stored>();
        while (await reader.ReadAsync(cancellationToken))
            chunks.Add(Read(reader));
        return chunks;
    }

    static Stored Read(DbDataReader row) => new(row.GetInt64(0), row.GetInt64(1), row.GetInt16(2), row.GetFieldValue<byte[]>(3));

    sealed record Stored(long T0, long T1, short Gen, byte[] Data);
}
