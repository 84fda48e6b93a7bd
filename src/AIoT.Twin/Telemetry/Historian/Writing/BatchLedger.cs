using System.Globalization;
using AIoT.Twin.Acquisition;
using AIoT.Twin.Telemetry.Historian.Store;

namespace AIoT.Twin.Telemetry.Historian.Writing;

/// <summary>Remembers which numbered batches were stored and what was answered; only the writer asks it.</summary>
sealed class BatchLedger(HistoryDatabase database, HistorianMeters meters)
{
    // Known to have been stored; what was answered then is not known any more.
    static readonly LedgerVerdict s_forgotten = new LedgerVerdict.Answered(new BatchReceipt(0, 0, 0, [], Duplicate: true));

    readonly Dictionary<string, Producer> _producers = new(StringComparer.Ordinal);

    /// <summary>After a failed commit: what is remembered may not have happened.</summary>
    public void Forget() => _producers.Clear();

    public async ValueTask<LedgerVerdict> CheckAsync(SampleBatch batch, byte[] hash, CommitGroup group, CancellationToken cancellationToken)
    {
        var number = batch.Number!.Value;
        var producer = await ProducerAsync(batch.Producer, cancellationToken);
        if (batch.Epoch < producer.Epoch)
            return new LedgerVerdict.Refused("stale-epoch", producer.Epoch.ToString(CultureInfo.InvariantCulture));
        if (batch.Epoch > producer.Epoch || number > producer.Newest)
            return new LedgerVerdict.New(producer.Id);
        if (number <= producer.Through)
            return s_forgotten;
        if (group.Commit.Ledger.Exists(b => b.Producer == producer.Id && b.Epoch == batch.Epoch && b.Number == number))
            return LedgerVerdict.Later.Instance;
        return await StoredAsync(producer.Id, batch.Epoch, number, hash, cancellationToken);
    }

    /// <summary>The batch is part of the commit being put together.</summary>
    public void Took(SampleBatch batch)
    {
        var producer = _producers[batch.Producer];
        var number = batch.Number!.Value;
        if (batch.Epoch > producer.Epoch)
        {
            (producer.Epoch, producer.Newest, producer.Through) = (batch.Epoch, number, long.MinValue);
        }
        else if (number > producer.Newest)
        {
            if (producer.Newest > long.MinValue + 1 && number - producer.Newest > 1)
                meters.Missing(number - producer.Newest - 1);
            producer.Newest = number;
        }
    }

    /// <summary>The id a name stands for in the tables.</summary>
    public async ValueTask<long> IdOfAsync(string name, CancellationToken cancellationToken) => (await ProducerAsync(name, cancellationToken)).Id;

    async Task<LedgerVerdict> StoredAsync(long producer, int epoch, long number, byte[] hash, CancellationToken cancellationToken)
    {
        var rows = await database.ListAsync(
            $"select hash, stored, duplicates, revised, quarantined from {database.Prefix}batch where producer = @producer and epoch = @epoch and number = @number",
            [("@producer", producer), ("@epoch", epoch), ("@number", number)],
            row => (Hash: row.GetFieldValue<byte[]>(0), Receipt: new BatchReceipt(
                row.GetInt32(1), row.GetInt32(2), row.GetInt32(3), QuarantineText.Read(row.IsDBNull(4) ? null : row.GetString(4)), Duplicate: true)),
            cancellationToken);
        return rows switch
        {
            [] => await FoldedAsync(producer, epoch, number, cancellationToken),
            [var row] when row.Hash.AsSpan().SequenceEqual(hash) => new LedgerVerdict.Answered(row.Receipt),
            _ => new LedgerVerdict.Refused("batch-conflict"),
        };
    }

    // The number was left out at first, or its row was folded since this producer was last read.
    async Task<LedgerVerdict> FoldedAsync(long producer, int epoch, long number, CancellationToken cancellationToken)
    {
        var folded = await database.ScalarAsync(
            $"select 1 from {database.Prefix}producer where id = @id and epoch = @epoch and through >= @number",
            [("@id", producer), ("@epoch", epoch), ("@number", number)],
            cancellationToken);
        return folded is null ? new LedgerVerdict.New(producer) : s_forgotten;
    }

    async ValueTask<Producer> ProducerAsync(string name, CancellationToken cancellationToken)
    {
        if (!_producers.TryGetValue(name, out var producer))
            _producers[name] = producer = await LoadAsync(name, cancellationToken);
        return producer;
    }

    async Task<Producer> LoadAsync(string name, CancellationToken cancellationToken)
    {
        await using (var transaction = await database.BeginAsync(cancellationToken))
        {
            await transaction.ExecuteAsync(
                $"insert into {database.Prefix}producer (name, epoch, through) values (@name, 0, {long.MinValue + 1}) on conflict (name) do nothing",
                [("@name", name)],
                cancellationToken);
            await transaction.CommitAsync(cancellationToken);
        }

        var rows = await database.ListAsync(
            $"""
            select p.id, p.epoch, p.through,
                (select max(b.epoch) from {database.Prefix}batch b where b.producer = p.id),
                (select max(b.number) from {database.Prefix}batch b where b.producer = p.id
                    and b.epoch = (select max(c.epoch) from {database.Prefix}batch c where c.producer = p.id))
            from {database.Prefix}producer p where p.name = @name
            """,
            [("@name", name)],
            row => (Id: row.GetInt64(0), Epoch: row.GetInt32(1), Through: row.GetInt64(2), Newer: row.IsDBNull(3) ? 0 : row.GetInt32(3),
                Newest: row.IsDBNull(4) ? long.MinValue : row.GetInt64(4)),
            cancellationToken);
        var found = rows[0];
        return found.Newer > found.Epoch
            ? new Producer(found.Id) { Epoch = found.Newer, Newest = found.Newest, Through = long.MinValue }
            : new Producer(found.Id) { Epoch = found.Epoch, Newest = Math.Max(found.Newest, found.Through), Through = found.Through };
    }

    sealed class Producer(long id)
    {
        public long Id => id;

        public int Epoch { get; set; }

        public long Newest { get; set; }

        public long Through { get; set; }
    }
}
