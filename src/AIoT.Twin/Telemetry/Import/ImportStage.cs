using System.Globalization;
using System.Text;
using AIoT.Twin.Telemetry.Import.Files;
using AIoT.Twin.Telemetry.Lake.Duck;

namespace AIoT.Twin.Telemetry.Import;

/// <summary>
/// The rows of an import beside the history, on disk: sorted by target and time, so that batches are the same every time they are made,
/// with what was stored at their times before.
/// </summary>
sealed class ImportStage : IDisposable
{
    /// <summary>Rows of a batch. The numbers of batches rest on it: another one needs another producer's name.</summary>
    public const int BatchRows = 16_384;

    const string Columns = "target, time, status, d, i, s";
    const string Types = "target integer, time bigint, status usmallint, d double, i bigint, s varchar";

    readonly DuckDatabase _database;
    readonly DuckConnection _connection;

    public ImportStage(string file, string spill, ImportOptions options)
    {
        Directory.CreateDirectory(spill);
        _database = DuckDatabase.Open(file, new DuckLimits(options.MemoryMegabytes, 1, spill));
        _connection = _database.Connect();
    }

    public DuckConnection Connection => _connection;

    public long Count { get; private set; }

    public long Batches => (Count + BatchRows - 1) / BatchRows;

    /// <summary>Begins anew.</summary>
    public void Clear(CancellationToken cancellationToken) => _connection.Execute(
        $"""
        drop table if exists raw; drop table if exists sorted; drop table if exists former; drop table if exists noted;
        create table raw ({Types}, file integer, line bigint)
        """,
        cancellationToken);

    public DuckAppender Appender() => new(
        _connection, "raw", DuckType.Integer, DuckType.BigInt, DuckType.USmallInt, DuckType.Double, DuckType.BigInt, DuckType.Varchar, DuckType.Integer, DuckType.BigInt);

    public static void Append(DuckAppender rows, int target, long timeUs, ushort status, in ImportValue value, int file, long line)
    {
        var at = rows.Count;
        rows.Column<int>(0)[at] = target;
        rows.Column<long>(1)[at] = timeUs;
        rows.Column<ushort>(2)[at] = status;
        rows.Column<double>(3)[at] = value.Number;
        rows.Column<long>(4)[at] = value.Whole;
        if (value.Text is null)
            rows.SetNull(5, at);
        else
            rows.SetText(5, at, Encoding.UTF8.GetBytes(value.Text));
        rows.Column<int>(6)[at] = file;
        rows.Column<long>(7)[at] = line;
        rows.RowDone();
    }

    /// <summary>Puts the rows in order, without those of the files that are left out.</summary>
    public void Sort(IReadOnlyList<int> without, CancellationToken cancellationToken)
    {
        var where = without.Count == 0 ? "" : $"where file not in ({string.Join(", ", without)})";
        _connection.Execute(
            $"""
            create table sorted as select {Columns} from raw {where} order by target, time, file, line;
            drop table raw;
            create table former ({Types});
            create table noted (batch bigint);
            checkpoint;
            """,
            cancellationToken);
        Load(cancellationToken);
    }

    /// <summary>What was prepared before; fails when it was not finished.</summary>
    public void Load(CancellationToken cancellationToken) => Count = _connection.Number("select count(*) from sorted", cancellationToken);

    /// <summary>Rows of the batch with this number, counted from 0.</summary>
    public List<StagedRow> Read(long batch, CancellationToken cancellationToken) => Read(batch * BatchRows, (batch + 1) * BatchRows, cancellationToken);

    public StagedRow? LastBefore(long batch, CancellationToken cancellationToken) =>
        batch > 0 && Read((batch * BatchRows) - 1, batch * BatchRows, cancellationToken) is [var row] ? row : null;

    List<StagedRow> Read(long from, long to, CancellationToken cancellationToken)
    {
        using var result = _connection.Query(
            string.Create(CultureInfo.InvariantCulture, $"select {Columns} from sorted where rowid >= {from} and rowid < {to} order by rowid"), cancellationToken);
        return Rows(result, cancellationToken);
    }

    static List<StagedRow> Rows(DuckResult result, CancellationToken cancellationToken)
    {
        var rows = new List<StagedRow>(BatchRows);
        while (result.Next(cancellationToken) is { } chunk)
        {
            using var open = chunk;
            var targets = chunk[0].Of<int>();
            var times = chunk[1].Longs;
            var statuses = chunk[2].Of<ushort>();
            var numbers = chunk[3].Doubles;
            var wholes = chunk[4].Longs;
            var texts = chunk[5];
            for (var i = 0; i < chunk.Count; i++)
                rows.Add(new StagedRow(targets[i], times[i], statuses[i], numbers[i], wholes[i], texts.IsNull(i) ? null : texts.Text(i)));
        }

        return rows;
    }

    public bool IsNoted(long batch, CancellationToken cancellationToken) =>
        _connection.Number(string.Create(CultureInfo.InvariantCulture, $"select count(*) from noted where batch = {batch}"), cancellationToken) > 0;

    /// <summary>Writes down, before a batch is sent, what it will replace.</summary>
    public void Note(long batch, IReadOnlyList<(StagedRow Row, Former Former)> replaced, CancellationToken cancellationToken)
    {
        _connection.Execute("begin", cancellationToken);
        using (var rows = new DuckAppender(_connection, "former", DuckType.Integer, DuckType.BigInt, DuckType.USmallInt, DuckType.Double, DuckType.BigInt, DuckType.Varchar))
        {
            foreach (var (row, former) in replaced)
                Append(rows, row, former);
            rows.Close();
        }

        _connection.Execute(string.Create(CultureInfo.InvariantCulture, $"insert into noted values ({batch}); commit"), cancellationToken);
    }

    // The bits are kept as they are; what they mean the signal's kind says.
    static void Append(DuckAppender rows, in StagedRow row, in Former former)
    {
        var at = rows.Count;
        rows.Column<int>(0)[at] = row.Target;
        rows.Column<long>(1)[at] = row.TimeUs;
        rows.Column<ushort>(2)[at] = former.Status;
        rows.Column<double>(3)[at] = 0;
        rows.Column<long>(4)[at] = former.Bits;
        if (former.Text is null)
            rows.SetNull(5, at);
        else
            rows.SetText(5, at, Encoding.UTF8.GetBytes(former.Text));
        rows.RowDone();
    }

    /// <summary>What was stored before at the times of a batch.</summary>
    public Dictionary<(int Target, long Time), Former> FormerOf(IReadOnlyList<StagedRow> rows, CancellationToken cancellationToken)
    {
        var (first, last) = (rows[0], rows[^1]);
        using var result = _connection.Query(
            string.Create(CultureInfo.InvariantCulture, $"""
            select {Columns} from former
            where (target > {first.Target} or (target = {first.Target} and time >= {first.TimeUs}))
                and (target < {last.Target} or (target = {last.Target} and time <= {last.TimeUs}))
            """),
            cancellationToken);
        return Rows(result, cancellationToken).ToDictionary(r => (r.Target, r.TimeUs), r => new Former(r.Status, r.Whole, r.Text));
    }

    public void Dispose()
    {
        _connection.Dispose();
        _database.Dispose();
    }
}
