using AIoT.Twin.Acquisition;
using AIoT.Twin.Telemetry.Historian.Reading;

namespace AIoT.Twin.Telemetry.Historian.Tail;

/// <summary>Tells the feed what is stored: the newest sample of each series after a start, then what is committed, texts with their words.</summary>
sealed class NewestValues(SeriesCatalog catalog, TailFollower tail, SampleReader samples, TelemetryFeed feed)
{
    public async Task RememberAsync(CancellationToken cancellationToken)
    {
        for (var handle = 0; handle < catalog.Count; handle++)
        {
            if (catalog.ByHandle(handle).Kind is ValueKind.Text)
                await RememberTextAsync(handle, cancellationToken);
            else if (tail.Read(handle, s => s.NewestKnown ? s.Newest : (Sample?)null) is { } newest)
                feed.Remember(newest);
        }
    }

    async Task RememberTextAsync(int handle, CancellationToken cancellationToken)
    {
        if (await samples.LastBeforeAsync(handle, long.MaxValue, cancellationToken) is { Samples: [var newest] } page)
            feed.Remember(newest, page.Texts[(int)newest.Bits]);
    }

    /// <summary>Without watchers it is only remembered.</summary>
    public void Publish(ReadOnlySpan<Sample> committed, IReadOnlyList<string> texts, bool watched)
    {
        if (texts.Count > 0)
            PublishEach(committed, texts, watched);
        else if (watched)
            feed.Publish(committed);
        else
            feed.Remember(committed);
    }

    void PublishEach(ReadOnlySpan<Sample> committed, IReadOnlyList<string> texts, bool watched)
    {
        foreach (ref readonly var sample in committed)
        {
            var isText = catalog.ByHandle(sample.Series).Kind is ValueKind.Text;
            switch (isText, watched)
            {
                case (true, true):
                    feed.Publish(sample, texts[(int)sample.Bits]);
                    break;
                case (true, false):
                    feed.Remember(sample, texts[(int)sample.Bits]);
                    break;
                case (false, true):
                    feed.Publish([sample]);
                    break;
                default:
                    feed.Remember(sample);
                    break;
            }
        }
    }
}
