using System.Text;

namespace AIoT.Twin.Acquisition.Drivers;

/// <summary>Reads rows of RFC 4180 and what is near it, one after the other; a row has an end or the file is refused.</summary>
sealed class CsvRows(TextReader text, char delimiter)
{
    const int LongestRow = 1_000_000;
    const int MostCells = 10_000;

    readonly char[] _buffer = new char[16 * 1024];
    readonly StringBuilder _cell = new();
    int _at;
    int _end;

    /// <summary>Null at the end; throws <see cref="InvalidDataException"/> with the code of what is wrong.</summary>
    public async Task<IReadOnlyList<string>?> NextAsync(CancellationToken cancellationToken)
    {
        var cells = new List<string>();
        var (quoted, any, length) = (false, false, 0);
        while (await PeekAsync(cancellationToken) is { } letter)
        {
            _at++;
            any = true;
            if (++length > LongestRow || cells.Count > MostCells)
                throw new InvalidDataException("line-too-long");
            if (quoted && letter == '"' && await PeekAsync(cancellationToken) == '"')
                _cell.Append(await TakeAsync(cancellationToken));
            else if (letter == '"' && (quoted || _cell.Length == 0))
                quoted = !quoted;
            else if (!quoted && letter == delimiter)
                End(cells);
            else if (!quoted && letter == '\n')
                return End(cells);
            else if (quoted || letter != '\r')
                _cell.Append(letter);
        }

        return quoted ? throw new InvalidDataException("quote-not-closed") : any ? End(cells) : null;
    }

    List<string> End(List<string> cells)
    {
        cells.Add(_cell.ToString());
        _cell.Clear();
        return cells;
    }

    async ValueTask<char> TakeAsync(CancellationToken cancellationToken)
    {
        var letter = await PeekAsync(cancellationToken);
        _at++;
        return letter!.Value;
    }

    ValueTask<char?> PeekAsync(CancellationToken cancellationToken) =>
        _at < _end ? ValueTask.FromResult<char?>(_buffer[_at]) : new ValueTask<char?>(FillAsync(cancellationToken));

    async Task<char?> FillAsync(CancellationToken cancellationToken)
    {
        (_at, _end) = (0, await text.ReadBlockAsync(_buffer, cancellationToken));
        return _end == 0 ? null : _buffer[0];
    }
}
