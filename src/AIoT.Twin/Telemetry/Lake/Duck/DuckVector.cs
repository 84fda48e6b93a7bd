using System.Text;

namespace AIoT.Twin.Telemetry.Lake.Duck;

/// <summary>One column of a chunk; it holds as long as the chunk does.</summary>
readonly unsafe ref struct DuckVector(nint vector, int count)
{
    const int InlineText = 12, TextSize = 16;

    readonly byte* _data = DuckApi.VectorData(vector);
    readonly ulong* _validity = DuckApi.Validity(vector);

    public ReadOnlySpan<long> Longs => Of<long>();

    public ReadOnlySpan<double> Doubles => Of<double>();

    public ReadOnlySpan<T> Of<T>() where T : unmanaged => new(_data, count);

    public bool IsNull(int row) => _validity is not null && (_validity[row >> 6] >> (row & 63) & 1) == 0;

    /// <summary>A text as UTF-8: short ones lie in the vector itself, longer ones behind a pointer.</summary>
    public ReadOnlySpan<byte> Bytes(int row)
    {
        var text = _data + ((long)row * TextSize);
        var length = *(int*)text;
        return new(length <= InlineText ? text + sizeof(int) : *(byte**)(text + sizeof(long)), length);
    }

    public string Text(int row) => Encoding.UTF8.GetString(Bytes(row));

    /// <summary>The elements of lists, of all rows; which are a row's say offset and length.</summary>
    public DuckVector Child(int length) => new(DuckApi.ListChild(vector), length);
}
