namespace AIoT.Twin.Acquisition;

/// <summary>
/// What was just stored, for those who watch. Published after COMMIT only. The bits of a text's sample mean nothing outside this feed, which
/// knows the text.
/// </summary>
public interface ITelemetryFeed
{
    /// <summary>The newest sample of a series by time, or null when none is known.</summary>
    Sample? Latest(int series);

    /// <summary>The text of a sample this feed gave out, of a series of texts; null when many newer ones came since.</summary>
    string? TextOf(in Sample sample);

    /// <summary>One slot per series, always holding the newest: for tiles, trees, tables.</summary>
    LatestSubscription WatchLatest(IReadOnlyCollection<int> series);

    /// <summary>Every sample in order, bounded: the oldest are dropped and counted. For charts.</summary>
    StreamSubscription WatchStream(IReadOnlyCollection<int> series);
}
