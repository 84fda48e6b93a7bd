using System.Text;
using AIoT.Twin.Governance;
using AIoT.Twin.Telemetry.Import.Files;
using AIoT.Twin.Telemetry.Lake.Duck;

namespace AIoT.Twin.Telemetry.Import;

/// <summary>Guesses from the beginning of a file how it is to be read; everything guessed can be changed.</summary>
sealed class ImportDetection(ImportSuggestions suggestions, ImportOptions options)
{
    const int Looked = 1 << 18, Lines = 200;
    const int MostNames = 5000, NameRows = 100_000;

    static readonly string[] s_times = ["time", "timestamp", "date", "datetime", "ts", "zeit", "zeitstempel", "datum", "时间"];
    static readonly string[] s_signals = ["signal", "tag", "tagname", "name", "point", "path", "series", "signal_id", "variable", "测点"];
    static readonly string[] s_values = ["value", "val", "wert", "messwert", "数值"];
    static readonly string[] s_qualities = ["quality", "status", "qualität", "q", "质量"];

    public (ImportPlan? Plan, Refusal? Why) Look(Caller by, string path, CancellationToken cancellationToken)
    {
        using var file = File.OpenRead(path);
        var start = new byte[Looked];
        var count = file.ReadAtLeast(start, start.Length, throwOnEndOfStream: false);
        var bytes = start.AsSpan(0, count);
        if (bytes.StartsWith("PAR1"u8))
            return Parquet(by, path, cancellationToken);
        if (bytes is [0x1F, 0x8B, ..] or [(byte)'P', (byte)'K', 3, 4, ..])
            return (null, Refusal.Invalid("import-packed", "files"));
        var encoding = TextEncoding.Guess(bytes);
        if (encoding is not (TextEncoding.Utf16 or TextEncoding.Utf16BigEndian) && bytes[..Math.Min(count, 4096)].Count((byte)0) > 8)
            return (null, Refusal.Invalid("import-not-text", "files"));
        return (Named(by, path, Text(path, encoding, cancellationToken), cancellationToken), null);
    }

    (ImportPlan? Plan, Refusal? Why) Parquet(Caller by, string path, CancellationToken cancellationToken)
    {
        try
        {
            using var records = new ParquetRecords(path, options.MemoryMegabytes / 2, cancellationToken);
            var rows = Rows(records, cancellationToken);
            var plan = new ImportPlan { Format = ImportFormat.Parquet, HeaderLines = 0, Columns = records.Columns };
            return (Named(by, path, Placed(plan, [.. records.Columns], rows), cancellationToken), null);
        }
        catch (DuckException e)
        {
            return (null, Refusal.Invalid("import-parquet-damaged", "files", ("detail", e.Message)));
        }
    }

    static ImportPlan Text(string path, string encoding, CancellationToken cancellationToken)
    {
        var delimiter = ",;\t|".Select(d => (Delimiter: d, Score: Score(path, encoding, d, cancellationToken))).MaxBy(d => d.Score).Delimiter;
        using var records = new CsvRecords(File.OpenRead(path), encoding, (byte)delimiter);
        var rows = Rows(records, cancellationToken);
        var plan = new ImportPlan { Encoding = encoding, Delimiter = delimiter.ToString() };
        if (rows.Count == 0)
            return plan;
        // Lines above the table have fewer fields than it.
        var usual = rows.GroupBy(r => r.Length).MaxBy(g => g.Count())!.Key;
        var above = rows.TakeWhile(r => r.Length != usual).Count();
        var names = above < rows.Count && !rows[above].Any(IsValue) ? rows[above] : null;
        var data = rows.Skip(above + (names is null ? 0 : 1)).Where(r => r.Length == usual).ToList();
        plan = plan with
        {
            HeaderLines = above + (names is null ? 0 : 1),
            Columns = names is null ? [.. Enumerable.Range(1, usual).Select(i => $"{i}")] : Distinct(names),
            DecimalComma = delimiter != ',' && data.Any(r => r.Any(IsCommaNumber)) && !data.Any(r => r.Any(IsPointNumber)),
        };
        return Placed(plan, [.. plan.Columns], data);
    }

    // A delimiter is the one by which the most lines fall into equally many fields, more than one.
    static double Score(string path, string encoding, char delimiter, CancellationToken cancellationToken)
    {
        using var records = new CsvRecords(File.OpenRead(path), encoding, (byte)delimiter);
        var usual = Rows(records, cancellationToken).GroupBy(r => r.Length).Where(g => g.Key > 1).MaxBy(g => g.Count());
        return usual is null ? 0 : usual.Count() + (Math.Min(usual.Key, 100) / 1000.0);
    }

    static List<string[]> Rows(RecordReader records, CancellationToken cancellationToken)
    {
        var rows = new List<string[]>();
        while (rows.Count < Lines && records.Line < Lines * 2 && records.Read(cancellationToken))
        {
            if (records.Problem is null)
                rows.Add(Fields(records));
        }

        return rows;
    }

    internal static string[] Fields(RecordReader records)
    {
        var fields = new string[records.Count];
        for (var i = 0; i < fields.Length; i++)
            fields[i] = Encoding.UTF8.GetString(records[i]);
        return fields;
    }

    static ImportPlan Placed(ImportPlan plan, string[] names, List<string[]> data)
    {
        var columns = names.Length;
        var time = Column(names, s_times) ?? Enumerable.Range(0, columns).Where(c => PatternOf(data, c) is not null).Cast<int?>().FirstOrDefault() ?? 0;
        var signal = Column(names, s_signals);
        var value = Column(names, s_values);
        // Two more columns of which one holds a text in every row are long as well, whatever they are called; one with gaps is a remark.
        var others = Enumerable.Range(0, columns).Where(c => c != time).ToList();
        var texts = data.Count == 0 ? -1 : others.FindIndex(c => data.TrueForAll(r => c < r.Length && r[c].Length > 0 && !IsValue(r[c])));
        if (signal is null && columns is 3 or 4 && texts >= 0 && others[texts] != value)
            (signal, value) = (others[texts], value ?? others.First(c => c != others[texts]));
        return plan with
        {
            TimeColumn = time,
            TimeFormat = PatternOf(data, time) ?? TimePattern.Iso,
            Layout = signal is not null && value is not null ? ImportLayout.Long : ImportLayout.Wide,
            SignalColumn = signal ?? 0,
            ValueColumn = value ?? 0,
            QualityColumn = Column(names, s_qualities) is { } quality && quality != time && quality != value ? quality : null,
        };
    }

    static int? Column(string[] names, string[] wanted)
    {
        var index = Array.FindIndex(names, n => wanted.Contains(n.Trim().ToLowerInvariant()));
        return index < 0 ? null : index;
    }

    // Day before month only where a day beyond the twelfth shows it, or points between them do.
    static string? PatternOf(List<string[]> data, int column)
    {
        var texts = data.Where(r => column < r.Length && r[column].Length > 0).Take(100).Select(r => Encoding.UTF8.GetBytes(r[column])).ToList();
        return texts.Count == 0 ? null : TimePattern.Known.FirstOrDefault(p => IsLikely(p, texts));
    }

    static bool IsLikely(string pattern, List<byte[]> texts)
    {
        var time = TimePattern.Of(pattern)!;
        return texts.TrueForAll(t => time.TryRead(t, out var us, out _) && (!time.IsCount || us is > 315_532_800_000_000 and < 4_102_444_800_000_000));
    }

    static bool IsValue(string text) =>
        IsPointNumber(text) || IsCommaNumber(text) || long.TryParse(text, out _) || TimePattern.Known.Take(6).Any(p => TimePattern.Of(p)!.TryRead(Encoding.UTF8.GetBytes(text), out _, out _));

    static bool IsPointNumber(string text) =>
        text.Contains('.', StringComparison.Ordinal) && double.TryParse(text, System.Globalization.CultureInfo.InvariantCulture, out _);

    static bool IsCommaNumber(string text) => text.Count(',') == 1 && !text.Contains('.', StringComparison.Ordinal)
        && double.TryParse(text.Replace(',', '.'), System.Globalization.CultureInfo.InvariantCulture, out _);

    static List<string> Distinct(string[] names)
    {
        var distinct = new List<string>();
        foreach (var name in names)
            distinct.Add(name.Length == 0 || distinct.Contains(name) ? $"{name} ({distinct.Count + 1})".Trim() : name);
        return distinct;
    }

    ImportPlan Named(Caller by, string path, ImportPlan plan, CancellationToken cancellationToken) =>
        plan with { Signals = suggestions.For(by, NamesIn(path, plan, cancellationToken)) };

    /// <summary>What may stand for a signal: column titles of a wide file, the first of the names in a long one.</summary>
    public IReadOnlyList<string> NamesIn(string path, ImportPlan plan, CancellationToken cancellationToken)
    {
        if (plan.Layout is ImportLayout.Wide)
            return [.. plan.Columns.Where((_, i) => i != plan.TimeColumn && i != plan.QualityColumn)];
        var names = new List<string>();
        var known = new HashSet<string>(StringComparer.Ordinal);
        using var records = ImportFiles.Open(path, plan, options.MemoryMegabytes, cancellationToken);
        for (var row = 0; row < NameRows && names.Count < MostNames && records.Read(cancellationToken); row++)
        {
            if (records.Problem is null && plan.SignalColumn < records.Count && Encoding.UTF8.GetString(records[plan.SignalColumn]) is { Length: > 0 and < 256 } name && known.Add(name))
                names.Add(name);
        }

        return names;
    }
}
