using AIoT.Twin.Acquisition;

namespace AIoT.Twin.Web.Telemetry;

/// <summary>What a watcher is told at once; "dropped" is how many samples it lost since it began.</summary>
sealed record TelemetryNews(IReadOnlyList<TelemetryNewsItem> Samples, long Dropped);

/// <summary>One sample; a value that is no number is null, and the status says why.</summary>
sealed record TelemetryNewsItem(Guid Signal, DateTimeOffset Time, object? Value, string Quality, int Status)
{
    /// <summary>The words are those of a text.</summary>
    public static TelemetryNewsItem Of(SeriesInfo series, Sample sample, string? words) =>
        new(series.SignalId, sample.Time, series.Kind is ValueKind.Text ? words : ValueOf(series.Kind, sample), sample.Quality.ToString().ToLowerInvariant(), StatusOf(series.Kind, sample));

    static object? ValueOf(ValueKind kind, Sample sample) => kind switch
    {
        ValueKind.Double => double.IsFinite(sample.Value) ? sample.Value : null,
        ValueKind.Boolean => sample.Bits != 0,
        _ => sample.Bits,
    };

    static int StatusOf(ValueKind kind, Sample sample) =>
        kind is ValueKind.Double && !double.IsFinite(sample.Value) && sample.Quality is AIoT.Twin.Acquisition.Quality.Good ? SampleStatus.BadNotANumber : sample.Status;
}
