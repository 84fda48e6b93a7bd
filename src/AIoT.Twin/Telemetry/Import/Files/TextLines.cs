using System.Text;

namespace AIoT.Twin.Telemetry.Import.Files;

/// <summary>Lines of a text file as UTF-8, whatever it is written in; a line beyond the limit is passed over without being held.</summary>
sealed class TextLines : IDisposable
{
    public const int Longest = 1 << 20;
    const int Room = 1 << 17;

    readonly CountedStream _file;
    readonly Stream _text;
    byte[] _buffer = new byte[Room];
    int _from, _to;
    bool _ended;

    public TextLines(Stream file, string encoding)
    {
        var start = new byte[4];
        var count = file.ReadAtLeast(start, start.Length, throwOnEndOfStream: false);
        file.Position = TextEncoding.MarkOf(start.AsSpan(0, count));
        _file = new CountedStream(file);
        _text = encoding == TextEncoding.Utf8 ? _file : Encoding.CreateTranscodingStream(_file, TextEncoding.Of(encoding), Encoding.UTF8);
    }

    /// <summary>Of the line last returned, counted from 1.</summary>
    public long Number { get; private set; }

    public long Position => _file.Count;

    public bool IsTooLong { get; private set; }

    /// <summary>The next line without its end; holds until the next call.</summary>
    public bool TryNext(out ReadOnlySpan<byte> line)
    {
        line = default;
        IsTooLong = false;
        Number++;
        for (var searched = 0; ;)
        {
            var end = _buffer.AsSpan(_from + searched, _to - _from - searched).IndexOf((byte)'\n');
            if (end >= 0)
            {
                line = Trimmed(_buffer.AsSpan(_from, searched + end));
                _from += searched + end + 1;
                return true;
            }

            searched = _to - _from;
            if (_ended)
            {
                line = Trimmed(_buffer.AsSpan(_from, searched));
                _from = _to;
                return searched > 0 || IsTooLong;
            }

            if (searched > Longest)
            {
                // Only its end is still of interest.
                IsTooLong = true;
                (_from, searched) = (_to, 0);
            }

            Fill();
        }
    }

    void Fill()
    {
        if (_from > 0)
            Buffer.BlockCopy(_buffer, _from, _buffer, 0, _to - _from);
        (_from, _to) = (0, _to - _from);
        if (_to == _buffer.Length)
            Array.Resize(ref _buffer, _buffer.Length * 2);
        var count = _text.Read(_buffer.AsSpan(_to));
        _ended = count == 0;
        _to += count;
    }

    static ReadOnlySpan<byte> Trimmed(ReadOnlySpan<byte> line) => line is [.., (byte)'\r'] ? line[..^1] : line;

    public void Dispose()
    {
        _text.Dispose();
        _file.Dispose();
    }
}
