using System.Globalization;
using System.Runtime.CompilerServices;
using Npgsql;

namespace AIoT.Twin.Acquisition.Drivers;

/// <summary>Reads what is new behind a cursor, which moves only when what was read is stored; a little is read again each time for what came late.</summary>
sealed class SqlSource(SourceContext context) : ISourceConnection
{
    const int Previewed = 10;

    readonly SqlQuery _query = new(context.Settings);
    readonly int _rows = context.Settings.Number("rows", 10_000);
    readonly long _overlap = context.Settings.Number("overlap", 60_000);

    readonly RowMemory _memory = new();

    public bool CatchesUp => true;

    public async IAsyncEnumerable<SampleBatch> ReadAsync(
        IReadOnlyList<SourceBinding> bindings, ISourceReport report, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        // Nobody is bound yet: what is read now would be passed over for ever.
        if (bindings.Count == 0)
            await Task.Delay(Timeout.InfiniteTimeSpan, context.Clock, cancellationToken);
        var binder = new RowBinder(context, bindings, _query.ValueColumn, _memory, report) { HasKeys = context.Settings.Find("keyColumn") is not null };
        await using var session = await SqlSession.OpenAsync(context, cancellationToken);
        var cursor = await StartAsync(bindings, cancellationToken);
        var since = cursor - Overlap;
        while (true)
        {
            var rows = await session.ReadAsync(_query.Rows(binder.Columns, _rows), Parameter(since), Row, cancellationToken);
            report.Connected();
            foreach (var row in rows)
                Take(row, binder);
            if (binder.Pack() is { } parcel)
            {
                yield return parcel.Batch;
                await parcel.StoredAsync(cancellationToken);
            }

            var reached = Reached(rows, cursor);
            if (reached > cursor || _memory.IsChanged)
                await context.Cursors.WriteAsync(context.Source, _memory.Write(reached.ToString(CultureInfo.InvariantCulture)), cancellationToken);
            cursor = reached;
            // More waits: on from the last, those at the same place with it, since the page may have ended among them.
            since = Next(rows, since, cursor);
            if (rows.Count < _rows)
                await Task.Delay(context.Settings.Milliseconds("every", 10_000), context.Clock, cancellationToken);
        }
    }

    long Next(List<SqlRow> rows, long since, long cursor)
    {
        if (rows.Count < _rows)
            return cursor - Overlap;
        if (!_query.AsksSince)
            throw new SourceException(new SourceFailure(SourceLayer.Data, "since-missing", $"{_rows}"));
        var next = (rows[^1].Cursor ?? cursor) - 1;
        return next > since ? next : throw new SourceException(new SourceFailure(SourceLayer.Data, "page-too-small", $"{_rows}"));
    }

    // A clock far ahead must not make everything else look read.
    long Reached(List<SqlRow> rows, long cursor)
    {
        var latest = _query.CountsByNumber ? long.MaxValue : context.Clock.Now().AddDays(1).ToMicroseconds();
        return rows.Where(r => r.Cursor <= latest).Select(r => r.Cursor!.Value).Append(cursor).Max();
    }

    // In milliseconds for times, in numbers for numbers.
    long Overlap => _query.CountsByNumber ? Math.Min(_overlap, 1_000_000) : _overlap * 1000;

    async Task<long> StartAsync(IReadOnlyList<SourceBinding> bindings, CancellationToken cancellationToken) =>
        long.TryParse(_memory.Read(await context.Cursors.ReadAsync(context.Source, cancellationToken), bindings), CultureInfo.InvariantCulture, out var kept) ? kept : From + Overlap;

    long From => context.Settings.Find("from") switch
    {
        null => 0,
        { } text when _query.CountsByNumber && long.TryParse(text, CultureInfo.InvariantCulture, out var number) => number,
        { } text when !_query.CountsByNumber && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) =>
            time.ToMicroseconds(),
        { } text => throw new SourceException(new SourceFailure(SourceLayer.Data, "from-unreadable", text)),
    };

    object Parameter(long since) => _query.CountsByNumber ? since : Math.Max(0, since).ToTime().UtcDateTime;

    SqlRow Row(NpgsqlDataReader reader)
    {
        var values = new string?[reader.FieldCount - 3];
        for (var i = 0; i < values.Length; i++)
            values[i] = Text(reader, i + 3);
        return new SqlRow(Text(reader, 0), Text(reader, 1), CursorOf(Text(reader, 2)), values);
    }

    static string? Text(NpgsqlDataReader reader, int at) => reader.IsDBNull(at) ? null : reader.GetString(at);

    long? CursorOf(string? text) => text is null ? null
        : _query.CountsByNumber ? long.Parse(text, CultureInfo.InvariantCulture)
        : RowTime.FromSeconds(text, out var microseconds) is null ? microseconds : null;

    static void Take(SqlRow row, RowBinder binder) =>
        binder.Take(row.Key, RowTime.OfSeconds(row.Seconds), column => row.Values[binder.IndexOf(column)]);

    public async Task<TestReport> TestAsync(CancellationToken cancellationToken)
    {
        SourceLayer[] layers = [.. PostgresDoor.LayersOf(context.Settings), SourceLayer.Data];
        try
        {
            await using var session = await SqlSession.OpenAsync(context, cancellationToken);
            var rows = await session.ReadAsync(_query.Preview(Previewed), Parameter(From), r => r.GetString(0), cancellationToken);
            return TestReport.Of(layers, null) with { Preview = rows };
        }
        catch (SourceException failed)
        {
            return TestReport.Of(layers, failed.Failure);
        }
    }

    public Task<BrowseResult> BrowseAsync(string? node, CancellationToken cancellationToken) =>
        Task.FromResult<BrowseResult>(new BrowseResult.Unsupported());

    public Task<AddressPreview?> PreviewAsync(FieldValues address, CancellationToken cancellationToken) =>
        Task.FromResult<AddressPreview?>(null);

    public Task<WriteOutcome> WriteAsync(WritePermit permit, CancellationToken cancellationToken) =>
        Task.FromResult<WriteOutcome>(new WriteOutcome.Refused("writes-not-available"));

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    sealed record SqlRow(string? Key, string? Seconds, long? Cursor, string?[] Values);
}
