using System.Globalization;
using Npgsql;

namespace AIoT.Twin.Telemetry.Historian.Store;

/// <summary>Stretches of journal numbers as partitions: one is dropped at once, its rows never one by one.</summary>
static class PostgresJournalPartitions
{
    /// <summary>Numbers of one partition; the writer jumps to the next when the current one has grown enough.</summary>
    public const long Stretch = 1L << 24;

    /// <summary>Makes the partition of a number and the one after it; returns where the latter begins.</summary>
    public static async Task<long?> PrepareAsync(NpgsqlDataSource source, long nextSeq, CancellationToken cancellationToken)
    {
        var first = nextSeq / Stretch;
        await using var open = await source.OpenConnectionAsync(cancellationToken);
        await using var make = open.CreateCommand();
        make.CommandText = string.Create(CultureInfo.InvariantCulture, $"""
            set lock_timeout = '1s';
            create table if not exists {Name(first)} partition of telemetry.journal for values from ({first * Stretch}) to ({(first + 1) * Stretch});
            create table if not exists {Name(first + 1)} partition of telemetry.journal for values from ({(first + 1) * Stretch}) to ({(first + 2) * Stretch});
            reset lock_timeout;
            """);
        await make.ExecuteNonQueryAsync(cancellationToken);
        return (first + 1) * Stretch;
    }

    /// <summary>Drops partitions all of whose numbers are at or below; one at a time, giving up when it has to wait for long.</summary>
    public static async Task<bool> DropAsync(NpgsqlDataSource source, long through, CancellationToken cancellationToken)
    {
        await using var open = await source.OpenConnectionAsync(cancellationToken);
        await using var list = open.CreateCommand();
        list.CommandText = "select relid::regclass::text from pg_partition_tree('telemetry.journal') where level = 1";
        var partitions = new List<string>();
        await using (var reader = await list.ExecuteReaderAsync(cancellationToken))
        {
            while (await reader.ReadAsync(cancellationToken))
                partitions.Add(reader.GetString(0));
        }

        foreach (var partition in partitions.Where(p => (StretchOf(p) + 1) * Stretch <= through + 1))
        {
            await using var drop = open.CreateCommand();
            drop.CommandText = $"set lock_timeout = '1s'; drop table if exists {partition}; reset lock_timeout";
            await drop.ExecuteNonQueryAsync(cancellationToken);
        }

        return false;
    }

    static string Name(long stretch) => string.Create(CultureInfo.InvariantCulture, $"telemetry.journal_{stretch}");

    static long StretchOf(string partition) =>
        long.Parse(partition.AsSpan(partition.LastIndexOf('_') + 1), CultureInfo.InvariantCulture);
}
