namespace AIoT.Twin.Telemetry.Import.Files;

/// <summary>
/// Rows of a text with a delimiter. A row is a line: a quoted field may hold delimiters and doubled quotes but no line end, so that one
/// forgotten quote costs one row and not the rest of the file.
/// </summary>
sealed class CsvRecords(Stream file, string encoding, byte delimiter) : RecordReader
{
    const byte Quote = (byte)'"';
    const int MostFields = 10_000;

    static ReadOnlySpan<byte> Replacement => "\uFFFD"u8;

    readonly TextLines _lines = new(file, encoding);
    readonly List<(int From, int Length)> _fields = [];
    byte[] _row = new byte[1 << 12];

    public override long Position => _lines.Position;

    public override ReadOnlySpan<byte> this[int field] => _row.AsSpan(_fields[field].From, _fields[field].Length);

    public override bool Read(CancellationToken cancellationToken)
    {
        ReadOnlySpan<byte> line;
        do
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (!_lines.TryNext(out line))
                return false;
        }
        while (line.IsEmpty && !_lines.IsTooLong);

        Line = _lines.Number;
        _fields.Clear();
        Problem = _lines.IsTooLong ? ImportReason.LineTooLong
            : line.Contains((byte)0) ? ImportReason.NulByte
            : line.IndexOf(Replacement) >= 0 ? ImportReason.NotInEncoding
            : Split(line);
        Count = _fields.Count;
        return true;
    }

    string? Split(ReadOnlySpan<byte> line)
    {
        if (_row.Length < line.Length)
            _row = new byte[line.Length];
        var to = 0;
        while (_fields.Count < MostFields)
        {
            var from = to;
            int rest;
            if (line is [Quote, ..])
            {
                rest = Unquote(line, ref to);
                if (rest < 0)
                    return ImportReason.QuoteNotClosed;
            }
            else
            {
                var end = line.IndexOf(delimiter);
                rest = end < 0 ? line.Length : end;
                line[..rest].CopyTo(_row.AsSpan(to));
                to += rest;
            }

            _fields.Add(Trimmed(from, to));
            if (rest == line.Length)
                return null;
            line = line[(rest + 1)..];
        }

        return ImportReason.LineTooLong;
    }

    // Returns where the field ends, which is at a delimiter or the end of the line; -1 when it does not.
    int Unquote(ReadOnlySpan<byte> line, ref int to)
    {
        for (var i = 1; i < line.Length; i++)
        {
            if (line[i] != Quote)
            {
                _row[to++] = line[i];
            }
            else if (i + 1 < line.Length && line[i + 1] == Quote)
            {
                _row[to++] = Quote;
                i++;
            }
            else
            {
                var behind = line[(i + 1)..].TrimStart((byte)' ');
                return behind.IsEmpty ? line.Length : behind[0] == delimiter ? line.Length - behind.Length : -1;
            }
        }

        return -1;
    }

    (int From, int Length) Trimmed(int from, int to)
    {
        while (from < to && _row[from] == ' ')
            from++;
        while (to > from && _row[to - 1] == ' ')
            to--;
        return (from, to - from);
    }

    public override void Dispose() => _lines.Dispose();
}
