using AIoT.Twin.Governance;
using AIoT.Twin.Telemetry.Lake.Duck;
using Microsoft.Extensions.Logging;

namespace AIoT.Twin.Telemetry.Lake;

/// <summary>Answers a SQL query over the sites of the lake its caller may read; bounded in time, memory, rows and number at once.</summary>
public sealed partial class LakeSql : IDisposable
{
    const int LongestText = 20_000, LoggedText = 500;

    static readonly TimeSpan s_patience = TimeSpan.FromSeconds(10);

    readonly LakeCatalog _catalog;
    readonly ILakeStore _store;
    readonly LakeRights _rights;
    readonly LakeMeters _meters;
    readonly LakeOptions _options;
    readonly TimeProvider _clock;
    readonly ILogger<LakeSql> _logger;
    readonly SemaphoreSlim _places;

    internal LakeSql(LakeCatalog catalog, ILakeStore store, LakeRights rights, LakeMeters meters, LakeOptions options, TimeProvider clock, ILogger<LakeSql> logger)
    {
        (_catalog, _store, _rights, _meters, _options, _clock, _logger) = (catalog, store, rights, meters, options, clock, logger);
        _places = new SemaphoreSlim(options.QueriesAtOnce);
    }

    public async Task<LakeSqlResult> RunAsync(Caller by, string sql, int mostRows, CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(sql))
            return new LakeSqlResult.Refused(Refusal.Invalid("sql-missing", "sql"));
        if (sql.Length > LongestText || sql.Contains('\0', StringComparison.Ordinal))
            return new LakeSqlResult.Refused(Refusal.Invalid("sql-too-long", "sql", ("longest", $"{LongestText}")));
        using var reading = _catalog.Read();
        var days = reading.Days.Values.Where(d => _rights.MayRead(by, d.Manifest.SiteId)).OrderBy(d => d.Folder, StringComparer.Ordinal).ToList();
        if (days.Count == 0 && !reading.Days.IsEmpty)
            return new LakeSqlResult.Refused(new Refusal(RefusalKind.Forbidden, "lake-no-site"));
        if (!await _places.WaitAsync(s_patience, cancellationToken))
            return new LakeSqlResult.Refused(Refusal.Conflict("lake-busy", null));
        try
        {
            return await TimedAsync(by, sql, Math.Clamp(mostRows, 1, _options.ApiRows), days, cancellationToken);
        }
        finally
        {
            _places.Release();
        }
    }

    async Task<LakeSqlResult> TimedAsync(Caller by, string sql, int mostRows, List<LakePlacedDay> days, CancellationToken cancellationToken)
    {
        var began = _clock.GetTimestamp();
        using var limit = new CancellationTokenSource(_options.QueryTime, _clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        var result = await Task.Factory.StartNew(
            () => Run(sql, mostRows, days, began, either.Token), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        cancellationToken.ThrowIfCancellationRequested();
        var outcome = result is LakeSqlResult.Failed failed ? failed.Code : "answered";
        _meters.Asked(outcome, _clock.GetElapsedTime(began));
        LogAsked(by.Id, outcome, _clock.GetElapsedTime(began).TotalMilliseconds, sql.Length > LoggedText ? sql[..LoggedText] : sql);
        return result;
    }

    LakeSqlResult Run(string sql, int mostRows, List<LakePlacedDay> days, long began, CancellationToken cancellationToken)
    {
        try
        {
            var sound = days.Where(d => !_catalog.IsDamaged(d.Manifest.Key)).ToList();
            var files = sound.SelectMany(d => d.Manifest.Files.Select(f => _store.PathOf(d.Folder, f))).ToList();
            using var session = new LakeSession(files, _options, cancellationToken);
            using var result = session.Query(sql, cancellationToken);
            if (result is null)
                return new LakeSqlResult.Failed("sql-reads-only", "");
            var (rows, cut) = LakeCells.Read(result, mostRows, cancellationToken);
            return new LakeSqlResult.Answered([.. result.Columns.Select(c => c.Name)], rows, cut, _clock.GetElapsedTime(began), days.Count - sound.Count);
        }
        catch (OperationCanceledException)
        {
            return new LakeSqlResult.Failed("sql-too-slow", "");
        }
        catch (DuckException e)
        {
            return new LakeSqlResult.Failed(CodeOf(e.Fault), e.Message.Replace(_store.Place, "lake", StringComparison.Ordinal));
        }
    }

    static string CodeOf(DuckFault fault) => fault switch
    {
        DuckFault.OutOfMemory => "sql-too-large",
        DuckFault.Denied => "sql-denied",
        DuckFault.Damaged => "sql-file-damaged",
        DuckFault.Interrupted => "sql-too-slow",
        _ => "sql-wrong",
    };

    public void Dispose() => _places.Dispose();

    [LoggerMessage(3110, LogLevel.Information, "Lake query of {By}: {Outcome} after {Milliseconds:f0} ms: {Sql}")]
    partial void LogAsked(Guid by, string outcome, double milliseconds, string sql);
}
