using System.Text.Json;
using AIoT.Twin.Acquisition;
using AIoT.Twin.Telemetry;

namespace AIoT.Twin.Web.Telemetry;

/// <summary>A batch as it is posted. A producer that counts its batches gets each stored exactly once.</summary>
sealed record SamplesModel(
    IReadOnlyList<SampleModel?> Samples, string Producer = "", int Epoch = 0, long? Number = null, bool Backfill = false);

/// <summary>The time is RFC 3339 with its offset; the status is the upper half of an OPC UA status code, 0 for Good. Only a bad one may lack its value.</summary>
sealed record SampleModel(Guid Signal, string Time, int Status = 0)
{
    public JsonElement Value { get; init; }
}

sealed record ReceiptModel(int Stored, int Duplicates, int Revised, IReadOnlyList<QuarantinedSample> Quarantined, bool Duplicate);

/// <summary>A sample as it is read; what is no finite number is null, and the status says why.</summary>
sealed record StoredSampleModel(DateTimeOffset Time, object? Value, Quality Quality, int Status);

sealed record LatestModel(Guid Signal, string Unit, ValueKind Kind, StoredSampleModel? Sample);

sealed record WindowModel(Guid Signal, string Unit, DateTimeOffset From, DateTimeOffset To, IReadOnlyList<BucketModel> Buckets)
{
    /// <summary>Before it raw values were given back; null where everything ever stored is there.</summary>
    public DateTimeOffset? KeptSince { get; init; }
}

/// <summary>A page of samples; the cursor of the next one is null on the last.</summary>
sealed record StoredSamplesModel(IReadOnlyList<StoredSampleModel> Items, string? NextCursor, DateTimeOffset? KeptSince);

/// <summary>The figures are over used values: Good or Uncertain, and finite; null where there are none.</summary>
sealed record BucketModel(DateTimeOffset From, DateTimeOffset To, long Count, long Good, long Used)
{
    public double? Min { get; init; }

    public DateTimeOffset? MinAt { get; init; }

    public double? Max { get; init; }

    public DateTimeOffset? MaxAt { get; init; }

    public double? Sum { get; init; }

    public double? Mean { get; init; }

    public double? First { get; init; }

    public DateTimeOffset? FirstAt { get; init; }

    public double? Last { get; init; }

    public DateTimeOffset? LastAt { get; init; }

    public static BucketModel Of(Bucket bucket) => new(bucket.From.ToTime(), bucket.To.ToTime(), bucket.Count, bucket.Good, bucket.Used)
    {
        Min = bucket.Min,
        MinAt = At(bucket, bucket.MinAt),
        Max = bucket.Max,
        MaxAt = At(bucket, bucket.MaxAt),
        // Finite values can add up to more than a number holds.
        Sum = Finite(bucket.Sum),
        Mean = Finite(bucket.Mean),
        First = bucket.First,
        FirstAt = At(bucket, bucket.FirstAt),
        Last = bucket.Last,
        LastAt = At(bucket, bucket.LastAt),
    };

    static DateTimeOffset? At(Bucket bucket, long time) => bucket.Used > 0 ? time.ToTime() : null;

    static double? Finite(double? value) => value is { } number && double.IsFinite(number) ? number : null;
}
