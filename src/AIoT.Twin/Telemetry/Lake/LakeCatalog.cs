using System.Collections.Immutable;

namespace AIoT.Twin.Telemetry.Lake;

/// <summary>What lies in the lake, in memory; files a running reader may still want are removed after it.</summary>
sealed class LakeCatalog(ILakeStore store)
{
    readonly Lock _gate = new();
    readonly Dictionary<string, LakeManifest> _untidy = [];
    ImmutableDictionary<LakeKey, LakePlacedDay> _days = ImmutableDictionary<LakeKey, LakePlacedDay>.Empty;
    ImmutableHashSet<LakeKey> _damaged = [];
    ImmutableArray<LakeFault> _faults = [];
    int _readers;
    bool _loaded;

    public ImmutableDictionary<LakeKey, LakePlacedDay> Days
    {
        get
        {
            lock (_gate)
            {
                Load();
                return _days;
            }
        }
    }

    /// <summary>What the last look found wrong.</summary>
    public IReadOnlyList<LakeFault> Faults
    {
        get
        {
            lock (_gate)
                return _faults;
        }
    }

    public bool IsDamaged(LakeKey key)
    {
        lock (_gate)
            return _damaged.Contains(key);
    }

    // Under the lock. Of two folders with the same day, which a renamed partition leaves, the newer one counts.
    void Load()
    {
        if (_loaded)
            return;
        var days = ImmutableDictionary.CreateBuilder<LakeKey, LakePlacedDay>();
        foreach (var (folder, manifest) in store.Load())
        {
            if (manifest is null)
                _faults = _faults.Add(new LakeFault(LakeFault.Manifest, folder, null));
            else if (!days.TryGetValue(manifest.Key, out var known) || known.Manifest.Version < manifest.Version)
                days[manifest.Key] = new LakePlacedDay(folder, manifest);
        }

        _days = days.ToImmutable();
        _loaded = true;
    }

    public void Published(LakePlacedDay day)
    {
        lock (_gate)
        {
            Load();
            _days = _days.SetItem(day.Manifest.Key, day);
            _damaged = _damaged.Remove(day.Manifest.Key);
            _faults = _faults.RemoveAll(f => f.Key == day.Manifest.Key || f.Place == day.Folder);
            _untidy[day.Folder] = day.Manifest;
        }
    }

    /// <summary>Removes what was replaced, unless somebody is still reading.</summary>
    public void Tidy()
    {
        lock (_gate)
        {
            if (_readers > 0)
                return;
            foreach (var (folder, manifest) in _untidy)
                store.Tidy(folder, manifest);
            _untidy.Clear();
        }
    }

    /// <summary>What a look found wrong; one that reads no content says nothing about content found changed before.</summary>
    public void Found(IReadOnlyList<LakeFault> faults, bool readAll)
    {
        lock (_gate)
        {
            _faults = [.. _faults.Where(f => f.Key is null || (!readAll && f.Code == LakeFault.Changed && !faults.Contains(f))), .. faults];
            _damaged = [.. _faults.Where(f => f.Key is not null).Select(f => f.Key!.Value)];
        }
    }

    /// <summary>The days as they are now; their files stay until the reader is done.</summary>
    public Reading Read()
    {
        lock (_gate)
        {
            Load();
            _readers++;
            return new Reading(this, _days);
        }
    }

    public sealed class Reading(LakeCatalog catalog, ImmutableDictionary<LakeKey, LakePlacedDay> days) : IDisposable
    {
        LakeCatalog? _catalog = catalog;

        public ImmutableDictionary<LakeKey, LakePlacedDay> Days => days;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref _catalog, null) is not { } open)
                return;
            lock (open._gate)
                open._readers--;
        }
    }
}
