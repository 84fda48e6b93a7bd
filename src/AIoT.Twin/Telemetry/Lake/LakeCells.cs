using System.Globalization;
using System.Numerics;
using AIoT.Twin.Acquisition;
using AIoT.Twin.Telemetry.Lake.Duck;

namespace AIoT.Twin.Telemetry.Lake;

/// <summary>Cells of an answer as values a page, a CSV file or JSON can show.</summary>
static class LakeCells
{
    public static (List<IReadOnlyList<object?>> Rows, bool Cut) Read(DuckResult result, int most, CancellationToken cancellationToken)
    {
        var rows = new List<IReadOnlyList<object?>>();
        while (result.Next(cancellationToken) is { } chunk)
        {
            using var open = chunk;
            for (var i = 0; i < chunk.Count; i++)
            {
                if (rows.Count == most)
                    return (rows, true);
                var row = new object?[result.Columns.Count];
                for (var c = 0; c < row.Length; c++)
                    row[c] = Cell(result.Columns[c].Type, chunk[c], i);
                rows.Add(row);
            }
        }

        return (rows, false);
    }

    static object? Cell(DuckLogicalType type, DuckVector vector, int row) => vector.IsNull(row) ? null : type.Id switch
    {
        DuckType.Boolean => vector.Of<byte>()[row] != 0,
        DuckType.Float => (double)vector.Of<float>()[row],
        DuckType.Double => vector.Doubles[row],
        DuckType.Varchar => vector.Text(row),
        DuckType.Timestamp or DuckType.TimestampTz => Time(vector.Longs[row], 1),
        DuckType.TimestampSeconds => Time(vector.Longs[row], 1_000_000),
        DuckType.TimestampMilliseconds => Time(vector.Longs[row], 1_000),
        DuckType.TimestampNanoseconds => Time(vector.Longs[row] / 1_000, 1),
        DuckType.Date => Day(vector.Of<int>()[row]),
        DuckType.Time => Clock(vector.Longs[row]),
        DuckType.Interval => Interval(vector.Of<DuckInterval>()[row]),
        DuckType.Decimal => Scaled(Whole(type.Inner, vector, row), type.Scale),
        DuckType.Enum => type.Name((ulong)Whole(type.Inner, vector, row)),
        DuckType.Uuid => Uuid(vector.Of<UInt128>()[row]),
        DuckType.List => List(type, vector, row),
        DuckType.SqlNull => null,
        DuckType.Blob => Convert.ToHexString(vector.Bytes(row)),
        DuckType.HugeInt or DuckType.UHugeInt => Small(Whole(type.Id, vector, row)),
        _ when IsWhole(type.Id) => Small(Whole(type.Id, vector, row)),
        _ => $"({type.Id}; cast it to varchar)",
    };

    static bool IsWhole(DuckType type) => type is >= DuckType.TinyInt and <= DuckType.UBigInt;

    static BigInteger Whole(DuckType type, DuckVector vector, int row) => type switch
    {
        DuckType.TinyInt => vector.Of<sbyte>()[row],
        DuckType.SmallInt => vector.Of<short>()[row],
        DuckType.Integer => vector.Of<int>()[row],
        DuckType.BigInt => vector.Longs[row],
        DuckType.UTinyInt => vector.Of<byte>()[row],
        DuckType.USmallInt => vector.Of<ushort>()[row],
        DuckType.UInteger => vector.Of<uint>()[row],
        DuckType.UBigInt => vector.Of<ulong>()[row],
        DuckType.HugeInt => vector.Of<Int128>()[row],
        DuckType.UHugeInt => vector.Of<UInt128>()[row],
        _ => throw new DuckException($"{type} is no whole number."),
    };

    static object Small(BigInteger number) =>
        number >= long.MinValue && number <= long.MaxValue ? (long)number : number.ToString(CultureInfo.InvariantCulture);

    // As text, because it may have more digits than any number here.
    static string Scaled(BigInteger number, int scale)
    {
        var digits = BigInteger.Abs(number).ToString(CultureInfo.InvariantCulture).PadLeft(scale + 1, '0');
        var point = digits.Length - scale;
        return $"{(number.Sign < 0 ? "-" : "")}{digits[..point]}{(scale > 0 ? "." : "")}{digits[point..]}";
    }

    // Infinity and what no calendar here holds is said in microseconds.
    static object Time(long count, long unit) =>
        Int128.Abs((Int128)count * unit) < 62_000_000_000_000_000 ? (count * unit).ToTime() : count.ToString(CultureInfo.InvariantCulture);

    static object Day(int days) => days is > -719_000 and < 2_932_000 ? DateOnly.FromDateTime(DateTime.UnixEpoch.AddDays(days)) : $"{days}";

    static string Clock(long microseconds) => TimeSpan.FromMicroseconds(microseconds).ToString("c", CultureInfo.InvariantCulture);

    static string Interval(DuckInterval interval) =>
        string.Create(CultureInfo.InvariantCulture, $"{interval.Months} months {interval.Days} days {Clock(interval.Microseconds)}");

    // The upper bit is turned so that they sort as texts do.
    static string Uuid(UInt128 stored) => new Guid(Bytes(stored ^ (UInt128.One << 127)), bigEndian: true).ToString();

    static byte[] Bytes(UInt128 number)
    {
        var bytes = new byte[16];
        System.Buffers.Binary.BinaryPrimitives.WriteUInt128BigEndian(bytes, number);
        return bytes;
    }

    static string List(DuckLogicalType type, DuckVector vector, int row)
    {
        var (offset, length) = ((int)vector.Of<(ulong, ulong)>()[row].Item1, (int)vector.Of<(ulong, ulong)>()[row].Item2);
        using var child = type.Child();
        var elements = vector.Child(offset + length);
        var cells = new string[Math.Min(length, 1000)];
        for (var i = 0; i < cells.Length; i++)
            cells[i] = Cell(child, elements, offset + i) is { } cell ? Convert.ToString(cell, CultureInfo.InvariantCulture)! : "null";
        return $"[{string.Join(", ", cells)}]";
    }

    readonly record struct DuckInterval(int Months, int Days, long Microseconds);
}
