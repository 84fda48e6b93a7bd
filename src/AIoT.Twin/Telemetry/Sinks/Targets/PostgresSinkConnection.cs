using AIoT.Twin.Acquisition;
using AIoT.Twin.Acquisition.Drivers;
using Npgsql;
using NpgsqlTypes;

namespace AIoT.Twin.Telemetry.Sinks.Targets;

/// <summary>One transaction a batch: names, COPY, and with a key the step from the stage into the table. COMMIT is the confirmation.</summary>
sealed class PostgresSinkConnection(SinkContext context) : ISinkConnection
{
    readonly PostgresSinkTable _table = new(context.Settings);
    readonly Dictionary<Guid, SinkSeries> _named = [];
    NpgsqlConnection? _open;

    public async Task<TestReport> TestAsync(CancellationToken cancellationToken)
    {
        try
        {
            await using var trial = await ConnectAsync(cancellationToken);
            await MakeTablesAsync(trial, keep: false, cancellationToken);
            return TestReport.Of(PostgresDoor.LayersOf(context.Settings), null);
        }
        catch (SourceException failed)
        {
            return TestReport.Of(PostgresDoor.LayersOf(context.Settings), failed.Failure);
        }
        catch (NpgsqlException failed)
        {
            return TestReport.Of(PostgresDoor.LayersOf(context.Settings), PostgresDoor.FailureOf(failed));
        }
    }

    Task<NpgsqlConnection> ConnectAsync(CancellationToken cancellationToken) => PostgresDoor.OpenAsync(
        context.Settings,
        context.Allows,
        text => text.CommandTimeout = (int)context.Settings.Milliseconds("timeout", 30_000).TotalSeconds,
        context.Clock,
        cancellationToken);

    // Whoever may only insert gets tables an administrator made.
    async Task MakeTablesAsync(NpgsqlConnection open, bool keep, CancellationToken cancellationToken)
    {
        await using var look = new NpgsqlCommand(_table.Exists, open);
        if (await look.ExecuteScalarAsync(cancellationToken) is true)
            return;
        await using var transaction = await open.BeginTransactionAsync(cancellationToken);
        await ExecuteAsync(open, _table.Make, cancellationToken);
        if (keep)
            await transaction.CommitAsync(cancellationToken);
    }

    public async Task<SourceFailure?> WriteAsync(IReadOnlyList<SinkPoint> points, CancellationToken cancellationToken)
    {
        try
        {
            var open = _open ??= await ReadyAsync(cancellationToken);
            await using var transaction = await open.BeginTransactionAsync(cancellationToken);
            var named = await NameAsync(open, points, cancellationToken);
            await CopyAsync(open, _table.IsKeyed ? Newest(points) : points, cancellationToken);
            if (_table.IsKeyed)
                await ExecuteAsync(open, _table.Take, cancellationToken);
            await transaction.CommitAsync(cancellationToken);
            foreach (var series in named)
                _named[series.Signal] = series;
            return null;
        }
        catch (PostgresException wrong) when (wrong.SqlState.StartsWith("22", StringComparison.Ordinal) || wrong.SqlState.StartsWith("23", StringComparison.Ordinal))
        {
            return new SourceFailure(SourceLayer.Data, "sql-error", $"{wrong.SqlState} {LinkFailures.Short(wrong.MessageText)}");
        }
        catch (Exception failed) when (failed is NpgsqlException or TimeoutException or IOException or InvalidOperationException)
        {
            await LeaveAsync();
            throw new SourceException(PostgresDoor.FailureOf(failed), failed);
        }
        catch (OperationCanceledException)
        {
            await LeaveAsync();
            throw;
        }
    }

    async Task<NpgsqlConnection> ReadyAsync(CancellationToken cancellationToken)
    {
        var open = await ConnectAsync(cancellationToken);
        try
        {
            await MakeTablesAsync(open, keep: true, cancellationToken);
            if (_table.IsKeyed)
                await ExecuteAsync(open, PostgresSinkTable.Stage, cancellationToken);
            _named.Clear();
            return open;
        }
        catch
        {
            await open.DisposeAsync();
            throw;
        }
    }

    async Task<List<SinkSeries>> NameAsync(NpgsqlConnection open, IReadOnlyList<SinkPoint> points, CancellationToken cancellationToken)
    {
        var named = new List<SinkSeries>();
        foreach (var series in points.Select(p => p.Series).Distinct().Where(s => !ReferenceEquals(_named.GetValueOrDefault(s.Signal), s)))
        {
            await using var name = new NpgsqlCommand(_table.Name, open);
            name.Parameters.Add(new() { Value = series.Signal });
            foreach (var text in (string[])[series.Path, series.Name, series.Kind.ToString(), series.Unit])
                name.Parameters.Add(new() { Value = Storable(text) });
            await name.ExecuteNonQueryAsync(cancellationToken);
            named.Add(series);
        }

        return named;
    }

    async Task CopyAsync(NpgsqlConnection open, IEnumerable<SinkPoint> points, CancellationToken cancellationToken)
    {
        await using var copy = await open.BeginBinaryImportAsync(_table.CopyTarget, cancellationToken);
        foreach (var point in points)
        {
            await copy.StartRowAsync(cancellationToken);
            await copy.WriteAsync(point.Series.Signal, NpgsqlDbType.Uuid, cancellationToken);
            await copy.WriteAsync(point.Time.UtcDateTime, NpgsqlDbType.TimestampTz, cancellationToken);
            await WriteValueAsync(copy, point, cancellationToken);
            await copy.WriteAsync((short)point.Quality, NpgsqlDbType.Smallint, cancellationToken);
            await copy.WriteAsync((int)point.Status, NpgsqlDbType.Integer, cancellationToken);
            await copy.WriteAsync(point.Series.Unit, NpgsqlDbType.Text, cancellationToken);
        }

        await copy.CompleteAsync(cancellationToken);
    }

    static async Task WriteValueAsync(NpgsqlBinaryImporter copy, SinkPoint point, CancellationToken cancellationToken)
    {
        var kind = point.Series.Kind;
        await (kind == ValueKind.Text
            ? copy.WriteNullAsync(cancellationToken)
            : copy.WriteAsync(Acquisition.Encoding.SampleNumber.Of(kind, point.Bits), NpgsqlDbType.Double, cancellationToken));
        await (kind is ValueKind.Integer or ValueKind.State
            ? copy.WriteAsync(point.Bits, NpgsqlDbType.Bigint, cancellationToken)
            : copy.WriteNullAsync(cancellationToken));
        await (kind == ValueKind.Text
            ? copy.WriteAsync(Storable(point.Text ?? ""), NpgsqlDbType.Text, cancellationToken)
            : copy.WriteNullAsync(cancellationToken));
    }

    // A row cannot be taken twice by one statement.
    static Dictionary<(Guid, long), SinkPoint>.ValueCollection Newest(IReadOnlyList<SinkPoint> points)
    {
        var newest = new Dictionary<(Guid, long), SinkPoint>(points.Count);
        foreach (var point in points)
            newest[(point.Series.Signal, point.TimeUs)] = point;
        return newest.Values;
    }

    // The one character a text of PostgreSQL cannot hold.
    static string Storable(string text) => text.Contains('\0') ? text.Replace('\0', '\uFFFD') : text;

    static async Task ExecuteAsync(NpgsqlConnection open, string text, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(text, open);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    async Task LeaveAsync()
    {
        var open = _open;
        _open = null;
        if (open is not null)
            await open.DisposeAsync();
    }

    public async ValueTask DisposeAsync() => await LeaveAsync();
}
