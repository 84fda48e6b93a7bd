using AIoT.Twin.Acquisition;
using AIoT.Twin.Telemetry.Corrections;

namespace AIoT.Twin.Web.Telemetry.Corrections;

/// <summary>What came late or otherwise of a twin's signals from one sender: received in [firstAt, lastAt], of the times [from, through].</summary>
sealed record CorrectionModel(Guid Twin, string Producer, Guid? Source, DateTimeOffset FirstAt, DateTimeOffset LastAt, DateTimeOffset From, DateTimeOffset Through)
{
    public required long Added { get; init; }

    public required long Revised { get; init; }

    public required IReadOnlyList<CorrectedSignal> Signals { get; init; }

    /// <summary>When the rows of minutes to days had all of it; null as long as they have not.</summary>
    public DateTimeOffset? RolledAt { get; init; }

    public required IReadOnlyList<CorrectionEffectModel> Effects { get; init; }

    public static CorrectionModel Of(Correction correction) =>
        new(correction.Twin, correction.Producer, correction.Source, correction.FirstAt, correction.LastAt, correction.From, correction.Through)
        {
            Added = correction.Added,
            Revised = correction.Revised,
            Signals = correction.Signals,
            RolledAt = correction.RolledAt,
            Effects = [.. correction.Effects.Select(e => new CorrectionEffectModel(e.Kind, e.Subject, e.Name, e.From, e.To, e.Before, e.After, e.Unit, e.At))],
        };
}

/// <summary>A figure of [from, to) that became otherwise; null where it was not known. The unit is a UCUM code.</summary>
sealed record CorrectionEffectModel(
    string Kind, Guid Subject, string Name, DateTimeOffset From, DateTimeOffset To, double? Before, double? After, string Unit, DateTimeOffset At);

/// <summary>Times of a signal that had more than one value. Times and values are of its whole history.</summary>
sealed record RevisionsModel(Guid Signal, string Unit, long Times, long Values, IReadOnlyList<RevisedTimeModel> Items, string? NextCursor);

/// <summary>All values of a time, oldest first; the current one counts.</summary>
sealed record RevisedTimeModel(DateTimeOffset Time, IReadOnlyList<RevisedValueModel> Values)
{
    public static RevisedTimeModel Of(RevisedTime time) => new(time.Time, [.. time.Values.Select(v => RevisedValueModel.Of(time.Kind, v))]);
}

/// <summary>Who sent a value when; null where that was not written down, as for a first value.</summary>
sealed record RevisedValueModel(object? Value, Quality Quality, int Status, bool IsCurrent, DateTimeOffset? Received, string? Producer, Guid? Source)
{
    public static RevisedValueModel Of(ValueKind kind, RevisedValue value) => new(
        kind is ValueKind.Text ? value.Text : SignalReading.ValueOf(kind, value.Sample, []), value.Sample.Quality, value.Sample.Status, value.IsCurrent, value.Received,
        value.Producer, value.Source);
}
