using System.Runtime.CompilerServices;
using System.Text;
using Charset = System.Text.Encoding;

namespace AIoT.Twin.Acquisition.Drivers;

/// <summary>One file as rows by column name; what is wrong with it as a whole is thrown as <see cref="SourceException"/>.</summary>
sealed class CsvFile(FieldValues settings)
{
    static readonly char[] s_delimiters = [',', ';', '\t'];

    /// <summary>The columns of the file that is being read.</summary>
    public IReadOnlyList<string> Columns { get; private set; } = [];

    public async IAsyncEnumerable<Func<string, string?>> RowsAsync(string path, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var file = Open(path);
        var encoding = await CsvEncodings.OfAsync(file, settings.Text("encoding"), cancellationToken) ?? throw Wrong("encoding-unknown", path);
        using var text = new StreamReader(file, encoding, detectEncodingFromByteOrderMarks: false, leaveOpen: true);
        var rows = new CsvRows(text, await DelimiterAsync(path, encoding, cancellationToken));
        var columns = (await NextAsync(rows, path, cancellationToken))?.Select(c => c.Trim().TrimStart('\uFEFF')).ToList() ?? [];
        Columns = columns;
        foreach (var needed in new[] { settings.Find("timeColumn"), settings.Find("keyColumn") }.OfType<string>())
        {
            if (!columns.Contains(needed))
                throw Wrong("column-missing", $"{needed} ({Path.GetFileName(path)})");
        }

        while (await NextAsync(rows, path, cancellationToken) is { } cells)
        {
            // An empty line is no row.
            if (cells is not [""])
                yield return name => columns.IndexOf(name) is >= 0 and var at && at < cells.Count ? cells[at] : null;
        }
    }

    static FileStream Open(string path)
    {
        try
        {
            return new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 64 * 1024, useAsync: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new SourceException(new SourceFailure(SourceLayer.Device, "file-unreadable", Path.GetFileName(path)), e);
        }
    }

    static async Task<IReadOnlyList<string>?> NextAsync(CsvRows rows, string path, CancellationToken cancellationToken)
    {
        try
        {
            return await rows.NextAsync(cancellationToken);
        }
        catch (InvalidDataException e)
        {
            throw Wrong(e.Message, path);
        }
        catch (DecoderFallbackException)
        {
            throw Wrong("encoding-wrong", path);
        }
    }

    async Task<char> DelimiterAsync(string path, Charset encoding, CancellationToken cancellationToken)
    {
        switch (settings.Text("delimiter"))
        {
            case "comma":
                return ',';
            case "semicolon":
                return ';';
            case "tab":
                return '\t';
        }

        // Whatever is most in the first line.
        await using var file = Open(path);
        using var text = new StreamReader(file, encoding);
        var start = new char[4096];
        var read = await text.ReadBlockAsync(start, cancellationToken);
        var line = new string(start, 0, read).Split('\n')[0];
        return s_delimiters.MaxBy(d => line.Count(c => c == d));
    }

    static SourceException Wrong(string code, string about) => new(new SourceFailure(SourceLayer.Data, code, Path.GetFileName(about)));
}
