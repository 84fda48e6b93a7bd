namespace AIoT.Twin.Acquisition;

/// <summary>What was just stored, for those who watch. Published after COMMIT only.</summary>
public interface ITelemetryFeed
{
    /// <summary>The newest sample of a series by time, or null when none is known.</summary>
    Sample? Latest(int series);

    /// <summary>One slot per series, always holding the newest: for tiles, trees, tables.</summary>
    LatestSubscription WatchLatest(IReadOnlyCollection<int> series);

    /// <summary>Every sample in order, bounded: the oldest are dropped and counted. For charts.</summary>
    StreamSubscription WatchStream(IReadOnlyCollection<int> series);
}
