using AIoT.Twin.Acquisition.Encoding;
using AIoT.Twin.Governance.Checks;
using AIoT.Twin.Telemetry.Historian.Store;

namespace AIoT.Twin.Telemetry.Storage;

/// <summary>Decodes every row of the journal that is still kept.</summary>
sealed class JournalVerification(HistoryDatabase database) : IVerification
{
    const int Page = 50;

    public string Name => "journal";

    public async Task<Verification> RunAsync(CancellationToken cancellationToken)
    {
        var (faults, after, checkedRows) = (new FaultList(), -1L, 0L);
        while (await PageAsync(after, cancellationToken) is { Count: > 0 } rows)
        {
            foreach (var (seq, count, data) in rows)
            {
                if (Fault(count, data) is { } fault)
                    faults.Add($"{seq}", fault);
                after = seq;
            }

            checkedRows += rows.Count;
        }

        return faults.Of(checkedRows);
    }

    Task<List<(long Seq, int Count, byte[] Data)>> PageAsync(long after, CancellationToken cancellationToken) => database.ListAsync(
        $"select seq, n, data from {database.Prefix}journal where shard = 0 and seq > @after order by seq limit {Page}",
        [("@after", after)],
        r => (r.GetInt64(0), r.GetInt32(1), r.GetFieldValue<byte[]>(2)),
        cancellationToken);

    static string? Fault(int count, byte[] data)
    {
        try
        {
            return JournalDecoder.Decode(data, _ => 0).Samples.Count == count ? null : "count";
        }
        catch (DamagedDataException e)
        {
            return e.Message;
        }
    }
}
