using System.Buffers.Binary;
using AIoT.Twin.Acquisition;
using Npgsql;

namespace AIoT.Twin.Benchmarks;

/// <summary>The same samples as rows of COPY's binary format, encoded beforehand, so that only COPY itself is measured.</summary>
sealed class CopyRows
{
    const int MostRowBytes = 40;
    const long PostgresEpochUs = 946_684_800_000_000;

    static readonly byte[] s_header = [.. "PGCOPY\n"u8, 0xFF, (byte)'\r', (byte)'\n', 0, 0, 0, 0, 0, 0, 0, 0, 0];
    static readonly byte[] s_trailer = [0xFF, 0xFF];

    readonly byte[] _rows;
    readonly int _rowBytes;
    readonly string _columns;

    public CopyRows(ReadOnlySpan<Sample> samples, bool withStatus = true)
    {
        _rowBytes = withStatus ? MostRowBytes : MostRowBytes - 6;
        _columns = withStatus ? "(series, ts, value, status)" : "(series, ts, value)";
        _rows = new byte[(long)samples.Length * _rowBytes];
        var row = _rows.AsSpan();
        foreach (ref readonly var sample in samples)
        {
            BinaryPrimitives.WriteInt16BigEndian(row, (short)(withStatus ? 4 : 3));
            BinaryPrimitives.WriteInt32BigEndian(row[2..], 4);
            BinaryPrimitives.WriteInt32BigEndian(row[6..], sample.Series);
            BinaryPrimitives.WriteInt32BigEndian(row[10..], 8);
            BinaryPrimitives.WriteInt64BigEndian(row[14..], sample.TimeUs - PostgresEpochUs);
            BinaryPrimitives.WriteInt32BigEndian(row[22..], 8);
            BinaryPrimitives.WriteInt64BigEndian(row[26..], sample.Bits);
            if (withStatus)
            {
                BinaryPrimitives.WriteInt32BigEndian(row[34..], 2);
                BinaryPrimitives.WriteInt16BigEndian(row[38..], (short)sample.Status);
            }

            row = row[_rowBytes..];
        }
    }

    /// <summary>One COPY and so one COMMIT a batch, on one connection.</summary>
    public async Task CopyAsync(NpgsqlConnection connection, string table, int batch)
    {
        for (var at = 0; at < _rows.Length; at += batch * _rowBytes)
        {
            await using var copy = await connection.BeginRawBinaryCopyAsync($"copy {table} {_columns} from stdin (format binary)");
            await copy.WriteAsync(s_header);
            await copy.WriteAsync(_rows.AsMemory(at, Math.Min(batch * _rowBytes, _rows.Length - at)));
            await copy.WriteAsync(s_trailer);
        }
    }
}
