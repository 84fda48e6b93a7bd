using AIoT.Twin.Acquisition;

namespace AIoT.Twin.Telemetry.Historian.Tail;

/// <summary>Makes the newest stored sample of each series its latest value, as after a start.</summary>
sealed class NewestValues(SeriesCatalog catalog, TailFollower tail, TelemetryFeed feed)
{
    public void Remember()
    {
        for (var handle = 0; handle < catalog.Count; handle++)
        {
            if (tail.Read(handle, s => s is { NewestKnown: true, Kind: not ValueKind.Text } ? s.Newest : (Sample?)null) is { } newest)
                feed.Remember(newest);
        }
    }
}
