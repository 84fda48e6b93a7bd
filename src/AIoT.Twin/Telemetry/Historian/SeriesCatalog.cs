using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Data.Common;
using System.Globalization;
using AIoT.Twin.Acquisition;
using AIoT.Twin.Telemetry.Historian.Retention;
using AIoT.Twin.Telemetry.Historian.Store;

namespace AIoT.Twin.Telemetry.Historian;

/// <summary>All series by signal, by stored id and by the dense handle they have while this process runs.</summary>
sealed class SeriesCatalog(HistoryDatabase database, ISeriesRetention retention, TimeProvider clock) : ISeriesCatalog, IDisposable
{
    readonly SemaphoreSlim _making = new(1);
    readonly ConcurrentDictionary<Guid, ImmutableArray<SeriesInfo>> _bySignal = [];
    readonly ConcurrentDictionary<long, int> _handles = [];
    SeriesInfo[] _all = [];
    volatile int _count;
    long _newest;

    /// <summary>How many there are: handles are 0 … Count - 1.</summary>
    public int Count => _count;

    public async Task LoadAsync(CancellationToken cancellationToken)
    {
        await _making.WaitAsync(cancellationToken);
        try
        {
            await using var connection = await database.OpenAsync(cancellationToken);
            await using var newer = connection.Command(Newer, ("@newest", _newest));
            await LoadAsync(newer, cancellationToken);
        }
        finally
        {
            _making.Release();
        }
    }

    // Also those another process made meanwhile.
    async Task LoadAsync(DbCommand newer, CancellationToken cancellationToken)
    {
        await using var reader = await newer.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
            Add(reader.GetInt64(0), reader.GetGuid(1), (ValueKind)reader.GetInt16(2), reader.GetString(3), reader.GetInt16(4));
    }

    string Newer => $"select id, signal_id, kind, unit, retention from {database.Prefix}series where id > @newest order by id";

    public SeriesInfo? Find(Guid signalId) => _bySignal.TryGetValue(signalId, out var series) ? series[^1] : null;

    public IReadOnlyList<SeriesInfo> AllOf(Guid signalId) => _bySignal.TryGetValue(signalId, out var series) ? series : [];

    public SeriesInfo ByHandle(int handle) => _all[handle];

    /// <summary>The handle of a stored id, or -1 when no such series is known here.</summary>
    public int HandleOf(long id) => _handles.TryGetValue(id, out var handle) ? handle : -1;

    public long IdOf(int handle) => _all[handle].Id;

    public ValueTask<SeriesInfo> EnsureAsync(Guid signalId, ValueKind kind, string unit, CancellationToken cancellationToken) =>
        Find(signalId) is { } open && Fits(open, kind, unit)
            ? ValueTask.FromResult(open)
            : new ValueTask<SeriesInfo>(MakeAsync(signalId, kind, unit, cancellationToken));

    bool Fits(SeriesInfo open, ValueKind kind, string unit) =>
        open.Kind == kind && open.Unit == unit && (retention.ClassOf(open.SignalId) is not { } wanted || wanted == open.Retention);

    async Task<SeriesInfo> MakeAsync(Guid signalId, ValueKind kind, string unit, CancellationToken cancellationToken)
    {
        await _making.WaitAsync(cancellationToken);
        try
        {
            if (Find(signalId) is { } open && Fits(open, kind, unit))
                return open;
            await using var transaction = await database.BeginAsync(cancellationToken);
            await database.HoldSchemaAsync(transaction, cancellationToken);
            await using (var newer = transaction.Command(Newer, ("@newest", _newest)))
                await LoadAsync(newer, cancellationToken);
            if (Find(signalId) is { } other && Fits(other, kind, unit))
                return other;
            // Kept as the former one was, where nobody knows what the signal is.
            var kept = retention.ClassOf(signalId) ?? Find(signalId)?.Retention ?? 0;
            await using var insert = transaction.Command(
                $"insert into {database.Prefix}series (signal_id, kind, unit, retention, since) values (@signal, @kind, @unit, @retention, @since) returning id",
                ("@signal", signalId),
                ("@kind", (short)kind),
                ("@unit", unit),
                ("@retention", kept),
                ("@since", clock.Now().ToMicroseconds()));
            var id = Convert.ToInt64(await insert.ExecuteScalarAsync(cancellationToken), CultureInfo.InvariantCulture);
            await transaction.CommitAsync(cancellationToken);
            return Add(id, signalId, kind, unit, kept);
        }
        finally
        {
            _making.Release();
        }
    }

    SeriesInfo Add(long id, Guid signal, ValueKind kind, string unit, short kept)
    {
        var series = new SeriesInfo(_count, id, signal, kind, unit, kept);
        if (_count == _all.Length)
        {
            var larger = new SeriesInfo[Math.Max(64, _all.Length * 2)];
            _all.CopyTo(larger, 0);
            _all = larger;
        }

        _all[_count] = series;
        _handles[id] = series.Handle;
        _newest = Math.Max(_newest, id);
        _bySignal.AddOrUpdate(signal, _ => [series], (_, former) => former.Add(series));
        _count++;
        return series;
    }

    public void Dispose() => _making.Dispose();
}
