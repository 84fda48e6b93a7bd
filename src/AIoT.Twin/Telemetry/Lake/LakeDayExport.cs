using AIoT.Twin.Acquisition;

namespace AIoT.Twin.Telemetry.Lake;

/// <summary>Writes one day of a site as it is in the history now, as a new version of its files.</summary>
sealed class LakeDayExport(
    LakeBook book, ISeriesCatalog series, ISamplePages history, ILakeStore store, LakeCatalog catalog, LakeOptions options, TimeProvider clock)
{
    const int SamplesAtOnce = 65_536;

    /// <summary>Returns how many rows the day has. Commits up to the given one are in it.</summary>
    public async Task<long> RunAsync(LakeKey key, long through, int filing, Action<LakeStep> reached, CancellationToken cancellationToken)
    {
        var former = catalog.Days.GetValueOrDefault(key)?.Manifest;
        var site = book.Site(key.Site);
        var (from, to) = book.SpanOf(key);
        var folder = store.Prepare(site.Partition, key.Day);
        var version = (former?.Version ?? 0) + 1;
        var files = await WriteAsync(key, new LakeParts(options, folder, version, site.Sample), from, to, cancellationToken);
        reached(LakeStep.FileWritten);
        var manifest = new LakeManifest(
            LakeManifest.CurrentFormat, site.Id, site.Partition, site.Sample, key.Day, site.Zone, from.ToTime(), to.ToTime(), version,
            through, filing, ProductVersion.Current.ToString(), clock.Now(), files);
        store.Publish(folder, manifest, reached);
        catalog.Published(new LakePlacedDay(folder, manifest));
        catalog.Tidy();
        reached(LakeStep.Tidied);
        return manifest.Rows;
    }

    async Task<IReadOnlyList<LakeFile>> WriteAsync(LakeKey key, LakeParts parts, long from, long to, CancellationToken cancellationToken)
    {
        using var writing = parts;
        foreach (var signal in book.SignalsOf(key.Site))
        {
            if (series.Find(signal.Id) is not { } info)
                continue;
            for (var at = from; at < to;)
            {
                var page = await history.PageAsync(signal.Id, at, to, SamplesAtOnce, cancellationToken);
                if (page.Samples.Count > 0)
                    parts.Add(signal, info, page, cancellationToken);
                if (page.Samples.Count < SamplesAtOnce)
                    break;
                at = page.Samples[^1].TimeUs + 1;
            }
        }

        return parts.Finish(cancellationToken);
    }
}
