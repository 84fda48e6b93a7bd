using System.Runtime.InteropServices;
using AIoT.Twin.Acquisition;
using AIoT.Twin.Telemetry.DataQuality.Checks;
using AIoT.Twin.Telemetry.Historian;
using Microsoft.EntityFrameworkCore;

namespace AIoT.Twin.Telemetry.DataQuality;

/// <summary>
/// All that is known of the quality of signals, by the dense handle of their series. It is in memory; what is found is stored with the state
/// that found it, so that a restart goes on and a repetition changes nothing.
/// </summary>
sealed class QualityBook(SeriesCatalog catalog, QualitySettings settings, FaultBook faults, IDbContextFactory<TwinDbContext> database, TimeProvider clock)
{
    readonly Lock _gate = new();
    readonly FaultNews _news = new();
    readonly Dictionary<Guid, int> _handles = [];
    readonly HashSet<int> _touched = [];
    readonly Dictionary<long, SignalWatchRow> _restored = [];
    SignalWatch?[] _watches = [];
    (object, object, object)? _picture;

    /// <summary>Through which commit all was judged and stored.</summary>
    public long StoredThrough { get; private set; }

    /// <summary>Through which commit all was judged.</summary>
    public long Through { get; set; }

    public bool HasNews => faults.HasNews;

    public async Task LoadAsync(CancellationToken cancellationToken)
    {
        await using var db = await database.CreateDbContextAsync(cancellationToken);
        var rows = await db.Set<SignalWatchRow>().AsNoTracking().ToListAsync(cancellationToken);
        var open = await db.Set<SignalFault>().AsNoTracking().Where(f => f.Until == null).ToListAsync(cancellationToken);
        StoredThrough = Through = await db.Set<QualityReading>().Select(r => (long?)r.Through).SingleOrDefaultAsync(cancellationToken) ?? 0;
        lock (_gate)
        {
            foreach (var row in rows)
                _restored[row.SeriesId] = row;
            faults.Load(open);
            foreach (var row in rows.Where(r => catalog.HandleOf(r.SeriesId) >= 0))
                Get(catalog.HandleOf(row.SeriesId));
            foreach (var fault in open.Where(f => !IsHeld(f)))
                faults.End(fault, clock.Now());
        }
    }

    bool IsHeld(SignalFault fault) =>
        _handles.TryGetValue(fault.SignalId, out var handle) && _watches[handle]!.OpenFaults().Any(o => o.Kind == fault.Kind);

    /// <summary>Judges samples of one commit; those that were judged before are left out.</summary>
    public void Take(long seq, List<Sample> samples)
    {
        lock (_gate)
        {
            foreach (ref readonly var sample in CollectionsMarshal.AsSpan(samples))
            {
                var watch = sample.Series < _watches.Length && _watches[sample.Series] is { } known ? known : Get(sample.Series);
                if (watch.Stored >= seq)
                    continue;
                watch.Add(sample, _news);
                if (watch.Through != seq)
                {
                    watch.Through = seq;
                    _touched.Add(sample.Series);
                }
            }

            faults.Take(_news);
        }
    }

    SignalWatch Get(int handle)
    {
        if (handle >= _watches.Length)
            Array.Resize(ref _watches, Math.Max(handle + 1, Math.Max(64, _watches.Length * 2)));
        if (_watches[handle] is { } known)
            return known;
        var series = catalog.ByHandle(handle);
        var watch = new SignalWatch(series.SignalId, series.Kind) { Limits = settings.LimitsOf(series.SignalId) };
        if (_restored.TryGetValue(series.Id, out var row) && watch.Load(row.State))
            watch.Through = watch.Stored = row.Through;
        Succeed(series.SignalId, handle);
        return _watches[handle] = watch;
    }

    // Of a signal's series only the newest is judged.
    void Succeed(Guid signal, int handle)
    {
        if (_handles.TryGetValue(signal, out var former) && former < handle)
            _watches[former]!.Drop(SignalLimits.None, clock.Now().ToMicroseconds(), _news);
        _handles[signal] = Math.Max(former, handle);
        faults.Take(_news);
    }

    /// <summary>Takes over what was changed in the configuration.</summary>
    public void Refresh()
    {
        if (_picture == settings.Picture)
            return;
        _picture = settings.Picture;
        var now = clock.Now().ToMicroseconds();
        lock (_gate)
        {
            foreach (var watch in _watches.OfType<SignalWatch>())
            {
                watch.Limits = settings.LimitsOf(watch.Signal);
                watch.Drop(watch.Limits, now, _news);
            }

            faults.Take(_news);
        }
    }

    /// <summary>What the clock says of those that are silent; asked only when nothing waits to be judged.</summary>
    public void Tick(Func<Guid, long> newest)
    {
        var now = clock.Now().ToMicroseconds();
        lock (_gate)
        {
            foreach (var (signal, handle) in _handles)
            {
                var watch = _watches[handle]!;
                if (newest(signal) <= watch.State.LastUs)
                    watch.Tick(now, settings.IsPaused(signal), _news);
            }

            faults.Take(_news);
        }
    }

    /// <summary>Gives what is known of a signal, under the book's lock; null where nothing is.</summary>
    public T? Read<T>(Guid signal, Func<SignalWatch, T> read)
    {
        lock (_gate)
            return _handles.TryGetValue(signal, out var handle) ? read(_watches[handle]!) : default;
    }

    /// <summary>What lasts at present.</summary>
    public IReadOnlyList<SignalFault> Open()
    {
        lock (_gate)
            return [.. faults.Open.Where(f => settings.Find(f.SignalId) is not null)];
    }

    /// <summary>The spans values came late for, since the last time this was asked.</summary>
    public IReadOnlyList<(Guid Signal, long From, long To)> TakeLate()
    {
        var late = new List<(Guid, long, long)>();
        lock (_gate)
        {
            foreach (var watch in _watches)
            {
                if (watch?.Late is { } span)
                    late.Add((watch.Signal, span.From, span.To));
                watch?.TookLate();
            }
        }

        return late;
    }

    /// <summary>Of every signal, the time history is to be read from where the journal is gone; then everything through a commit counts as judged.</summary>
    public IReadOnlyList<(Guid Signal, int Handle, long After)> Resume(long through, long learnFrom)
    {
        lock (_gate)
        {
            Through = through;
            var all = new List<(Guid, int, long)>();
            for (var handle = 0; handle < catalog.Count; handle++)
            {
                var series = catalog.ByHandle(handle);
                if (catalog.Find(series.SignalId)!.Handle != handle)
                    continue;
                var watch = Get(handle);
                all.Add((series.SignalId, handle, Math.Max(watch.State.LastUs, learnFrom)));
                watch.Stored = Math.Max(watch.Stored, through);
            }

            return all;
        }
    }

    /// <summary>Judges history that is read in place of commits.</summary>
    public void TakeHistory(int handle, List<Sample> samples)
    {
        lock (_gate)
        {
            var watch = Get(handle);
            foreach (var sample in samples)
                watch.Add(sample, _news);
            watch.Through = Math.Max(watch.Through, Through);
            _touched.Add(handle);
            faults.Take(_news);
        }
    }

    /// <summary>Stores what was found with the states that found it; all of them now and then, which is what lets the journal go.</summary>
    public async Task SaveAsync(bool everything, CancellationToken cancellationToken)
    {
        await using var db = await database.CreateDbContextAsync(cancellationToken);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        List<int> handles;
        List<SignalWatchRow> rows;
        lock (_gate)
        {
            handles = Due(everything);
            rows = [.. handles.Select(RowOf)];
        }

        await faults.AddToAsync(db, cancellationToken);
        foreach (var row in rows)
            db.Entry(row).State = _restored.ContainsKey(row.SeriesId) ? EntityState.Modified : EntityState.Added;
        if (everything)
            await ReachAsync(db, Through, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        foreach (var row in rows)
            _restored[row.SeriesId] = row;
        _touched.ExceptWith(handles);
        faults.Saved();
        if (everything)
            StoredThrough = Through;
    }

    List<int> Due(bool everything)
    {
        var found = faults.Changed.ToHashSet();
        var handles = _touched.Where(h => everything || found.Contains(_watches[h]!.Signal)).ToList();
        foreach (var (signal, kind, fault) in handles.Select(h => _watches[h]!).SelectMany(w => w.OpenFaults().Select(f => (w.Signal, f.Kind, f.Fault))))
            faults.Follow(signal, kind, fault);
        return handles;
    }

    SignalWatchRow RowOf(int handle)
    {
        var watch = _watches[handle]!;
        return new SignalWatchRow { SeriesId = catalog.IdOf(handle), SignalId = watch.Signal, Through = watch.Through, State = watch.Save() };
    }

    static async Task ReachAsync(TwinDbContext db, long through, CancellationToken cancellationToken)
    {
        if (await db.Set<QualityReading>().SingleOrDefaultAsync(cancellationToken) is { } reading)
            reading.Through = through;
        else
            db.Add(new QualityReading { Through = through });
    }
}
