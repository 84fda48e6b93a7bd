using System.Globalization;
using System.Text;

namespace AIoT.Twin.IntegrationTests.Telemetry.Import;

/// <summary>A file of many rows with ten values each, made as it is read.</summary>
sealed class CsvOfMany(int rows) : Stream
{
    const int RowsAtOnce = 1000;

    byte[] _piece = Encoding.UTF8.GetBytes("time," + string.Join(',', Enumerable.Range(0, 10).Select(i => $"S{i}")) + "\n");
    int _at;
    int _row;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override int Read(byte[] buffer, int offset, int count)
    {
        if (_at == _piece.Length)
            (_piece, _at) = (Next(), 0);
        var taken = Math.Min(count, _piece.Length - _at);
        _piece.AsSpan(_at, taken).CopyTo(buffer.AsSpan(offset));
        _at += taken;
        return taken;
    }

    byte[] Next()
    {
        var text = new StringBuilder();
        for (var end = Math.Min(rows, _row + RowsAtOnce); _row < end; _row++)
        {
            text.Append(CultureInfo.InvariantCulture, $"{1_700_000_000 + _row}");
            for (var i = 0; i < 10; i++)
                text.Append(CultureInfo.InvariantCulture, $",{_row * i % 1000}.5");
            text.Append('\n');
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
