using System.Data.Common;
using AIoT.Twin.Acquisition;
using AIoT.Twin.Acquisition.Encoding;
using AIoT.Twin.Governance.Checks;
using AIoT.Twin.Telemetry.Historian.Store;

namespace AIoT.Twin.Telemetry.Storage;

/// <summary>Decodes every stored chunk and compares it with what its row says of it; chunks of a series must follow each other.</summary>
sealed class ChunkVerification(HistoryDatabase database) : IVerification
{
    const int Page = 200;

    public string Name => "chunks";

    public async Task<Verification> RunAsync(CancellationToken cancellationToken)
    {
        var faults = new FaultList();
        var (last, block, checkedRows) = (new Row(-1, -1, long.MinValue, long.MinValue, 0, 0, 0, [], []), new SampleBlock(), 0L);
        while (await PageAsync(last, cancellationToken) is { Count: > 0 } rows)
        {
            foreach (var row in rows)
            {
                if (Fault(row, block) is { } fault)
                    faults.Add(row.Name, fault);
                if (row.Gen == 0 && last.Gen == 0 && row.IsOfSame(last) && row.T0 <= last.T1)
                    faults.Add(row.Name, "overlaps");
                last = row;
            }

            checkedRows += rows.Count;
        }

        return faults.Of(checkedRows);
    }

    Task<List<Row>> PageAsync(Row after, CancellationToken cancellationToken) => database.ListAsync(
        $"""
        select retention, series_id, t0, t1, gen, n, n_used, blocks, data from {database.Prefix}chunk
        where (retention, series_id, gen, t0) > (@retention, @series, @gen, @t0)
        order by retention, series_id, gen, t0 limit {Page}
        """,
        [("@retention", after.Retention), ("@series", after.Series), ("@gen", after.Gen), ("@t0", after.T0)],
        Read,
        cancellationToken);

    static Row Read(DbDataReader row) => new(
        row.GetInt16(0), row.GetInt64(1), row.GetInt64(2), row.GetInt64(3), row.GetInt16(4), row.GetInt32(5), row.GetInt32(6),
        row.GetFieldValue<byte[]>(7), row.GetFieldValue<byte[]>(8));

    static string? Fault(Row row, SampleBlock block)
    {
        try
        {
            var reader = new ChunkReader(row.Data);
            var summaries = SummaryCodec.Decode(row.Blocks);
            if (reader.Blocks != summaries.Length || reader.Count != row.Count)
                return "count";
            var (used, previous) = (0, long.MinValue);
            for (var i = 0; i < reader.Blocks; i++)
            {
                reader.Decode(i, block);
                var found = BlockSummary.Of(reader.Kind, block.Times, block.Bits, block.Statuses);
                if (block.Times[0] < previous || !Agree(found, summaries[i]))
                    return "summary";
                (used, previous) = (used + found.Used, block.Times[^1]);
                if ((i == 0 && block.Times[0] != row.T0) || (i == reader.Blocks - 1 && previous != row.T1))
                    return "span";
            }

            return used == row.Used ? null : "count";
        }
        catch (DamagedDataException e)
        {
            return e.Message;
        }
    }

    static bool Agree(in BlockSummary found, in BlockSummary stored) =>
        found.Count == stored.Count && found.Used == stored.Used && found.From == stored.From && found.Through == stored.Through
        && (found.Used == 0 || (found.Min == stored.Min && found.Max == stored.Max && found.First == stored.First && found.Last == stored.Last));

    sealed record Row(short Retention, long Series, long T0, long T1, short Gen, int Count, int Used, byte[] Blocks, byte[] Data)
    {
        public string Name => $"series {Series}, {T0.ToTime():u}, generation {Gen}";

        public bool IsOfSame(Row other) => Series == other.Series && Retention == other.Retention;
    }
}
