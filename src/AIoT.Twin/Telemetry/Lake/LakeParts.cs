using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using AIoT.Twin.Acquisition;
using AIoT.Twin.Acquisition.Encoding;
using AIoT.Twin.Telemetry.Lake.Duck;

namespace AIoT.Twin.Telemetry.Lake;

/// <summary>Writes the rows of a day into Parquet files beside their final names, so many rows a file and never more than those in memory.</summary>
sealed class LakeParts(LakeOptions options, string folder, int version, bool sample) : IDisposable
{
    const string Tables = """
        create table s (sig integer, twin varchar, name varchar, unit varchar, id varchar);
        create table r (sig integer, time timestamptz, status usmallint, value double, value_int bigint, value_text varchar);
        """;

    readonly List<LakeFile> _files = [];
    readonly string _spill = LocalLakeStore.SpillOf(folder);
    DuckDatabase? _database;
    DuckConnection? _connection;
    DuckAppender? _rows;
    DuckAppender? _signals;
    int _signal;
    long _count;
    long _from, _through;

    /// <summary>Samples in time order; the page's texts are its own. Begins another file when this one has enough.</summary>
    public void Add(LakeSignal signal, SeriesInfo series, SamplePage page, CancellationToken cancellationToken)
    {
        if (_count >= options.RowsPerFile)
            Close(cancellationToken);
        Open(cancellationToken);
        AddSignal(signal, series);
        var rows = _rows!;
        foreach (var sample in page.Samples)
        {
            Add(rows, series.Kind, sample, page.Texts);
            rows.RowDone();
        }

        _count += page.Samples.Count;
        _from = Math.Min(_from, page.Samples[0].TimeUs);
        _through = Math.Max(_through, page.Samples[^1].TimeUs);
    }

    void Add(DuckAppender rows, ValueKind kind, in Sample sample, IReadOnlyList<string> texts)
    {
        var at = rows.Count;
        rows.Column<int>(0)[at] = _signal;
        rows.Column<long>(1)[at] = sample.TimeUs;
        rows.Column<ushort>(2)[at] = sample.Status;
        if (kind == ValueKind.Text)
            rows.SetNull(3, at);
        else
            rows.Column<double>(3)[at] = SampleNumber.Of(kind, sample.Bits);
        if (kind is ValueKind.Double or ValueKind.Text)
            rows.SetNull(4, at);
        else
            rows.Column<long>(4)[at] = sample.Bits;
        if (kind == ValueKind.Text)
            rows.SetText(5, at, Encoding.UTF8.GetBytes(texts[(int)sample.Bits]));
        else
            rows.SetNull(5, at);
    }

    void Open(CancellationToken cancellationToken)
    {
        if (_database is not null)
            return;
        // One thread: exporting is never in a hurry, and the machine has others to serve.
        _database = DuckDatabase.Open(null, new DuckLimits(options.MemoryMegabytes, 1, _spill));
        _connection = _database.Connect();
        _connection.Execute(Tables, cancellationToken);
        _rows = new DuckAppender(_connection, "r", DuckType.Integer, DuckType.TimestampTz, DuckType.USmallInt, DuckType.Double, DuckType.BigInt, DuckType.Varchar);
        _signals = new DuckAppender(_connection, "s", DuckType.Integer, DuckType.Varchar, DuckType.Varchar, DuckType.Varchar, DuckType.Varchar);
        (_signal, _count, _from, _through) = (0, 0, long.MaxValue, long.MinValue);
    }

    void AddSignal(LakeSignal signal, SeriesInfo series)
    {
        var (signals, at) = (_signals!, _signals!.Count);
        signals.Column<int>(0)[at] = ++_signal;
        signals.SetText(1, at, Encoding.UTF8.GetBytes(signal.Twin));
        signals.SetText(2, at, Encoding.UTF8.GetBytes(signal.Name));
        signals.SetText(3, at, Encoding.UTF8.GetBytes(series.Unit));
        signals.SetText(4, at, Encoding.UTF8.GetBytes(signal.Id.ToString()));
        signals.RowDone();
    }

    void Close(CancellationToken cancellationToken)
    {
        if (_database is null)
            return;
        _rows!.Close();
        _signals!.Close();
        var name = LakeFile.NameOf(version, _files.Count);
        var aside = LocalLakeStore.AsideOf(folder, name);
        _connection!.Execute(Copy(aside), cancellationToken);
        Free();
        using var file = new FileStream(aside, FileMode.Open, FileAccess.ReadWrite);
        var hash = Convert.ToHexStringLower(SHA256.HashData(file));
        file.Flush(flushToDisk: true);
        _files.Add(new LakeFile(name, _count, file.Length, hash, _from.ToTime(), _through.ToTime()));
        _count = 0;
    }

    string Copy(string file) => string.Create(CultureInfo.InvariantCulture, $"""
        copy (
            select s.twin, s.name as signal, r.time, r.value, s.unit,
                case when r.status < {SampleStatus.Uncertain} then 'good' when r.status < {SampleStatus.Bad} then 'uncertain' else 'bad' end as quality,
                r.status, r.value_int, r.value_text, s.id::uuid as signal_id, {sample} as sample
            from r join s using (sig) order by r.sig, r.time)
        to '{file.Replace("'", "''", StringComparison.Ordinal)}' (format parquet, compression zstd, parquet_version v2, row_group_size 122880)
        """);

    /// <summary>The files, each whole and on the disk.</summary>
    public IReadOnlyList<LakeFile> Finish(CancellationToken cancellationToken)
    {
        Close(cancellationToken);
        return _files;
    }

    void Free()
    {
        _rows?.Dispose();
        _signals?.Dispose();
        _connection?.Dispose();
        _database?.Dispose();
        (_rows, _signals, _connection, _database) = (null, null, null, null);
        if (Directory.Exists(_spill))
            Directory.Delete(_spill, recursive: true);
    }

    public void Dispose() => Free();
}
