using System.Text.Json.Serialization;
using AIoT.Twin.Acquisition;
using AIoT.Twin.Telemetry.Quarantine;

namespace AIoT.Twin.Web.Telemetry.Quarantine;

/// <summary>Which samples of the group: those listed, else all up to a row, else all there are; and how they are mended.</summary>
sealed record QuarantineRetryModel
{
    public long? UpTo { get; init; }

    public IReadOnlyList<long>? Rows { get; init; }

    public double ShiftSeconds { get; init; }

    public Guid? Signal { get; init; }

    public FixedValue Value { get; init; }

    public string? Given { get; init; }
}

sealed record QuarantineDiscardModel(string? Reason, long? UpTo = null, IReadOnlyList<long>? Rows = null);

sealed record QuarantineGroupModel(string Id, string Reason, string? Producer, Guid? Source, Guid? Signal, long Kept, long CountedOnly)
{
    public required DateTimeOffset Since { get; init; }

    public required DateTimeOffset Until { get; init; }

    public string? Example { get; init; }

    public static QuarantineGroupModel Of(QuarantineGroup group) => new(
        group.Id, group.Key.Reason, group.From.Producer, group.From.Source, group.Key.Signal, group.Kept, group.CountedOnly)
    {
        Since = group.Since,
        Until = group.Until,
        Example = group.Example is { } example ? ValueWords.Of(example) : null,
    };
}

/// <summary>The value is as it came; null where it is not known. A row that counts others has only their number.</summary>
sealed record QuarantineRowModel(long Id, DateTimeOffset Received, DateTimeOffset? Time, string? Value, int Status, Quality Quality)
{
    public long? Batch { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public long CountsOthers { get; init; }

    public static QuarantineRowModel Of(QuarantinedRow row) => new(
        row.Id, row.Received, TimeOf(row), row.IsCount ? null : ValueWords.Of(row.Value), row.Value.Status, SampleStatus.QualityOf(row.Value.Status))
    {
        Batch = row.Batch,
        CountsOthers = row.Others,
    };

    // Null for a time that no calendar has.
    static DateTimeOffset? TimeOf(QuarantinedRow row) =>
        !row.IsCount && QuarantineTime.Of(row.TimeUs) is var time && time.ToMicroseconds() == row.TimeUs ? time : null;
}
