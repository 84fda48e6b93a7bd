using AIoT.Twin.Acquisition;
using AIoT.Twin.Telemetry.Analysis;

namespace AIoT.Twin.Web.Telemetry;

/// <summary>Used values to draw a line by; no line leads to one after a gap.</summary>
sealed record OutlineModel(Guid Signal, string Unit, DateTimeOffset From, DateTimeOffset To, IReadOnlyList<OutlinePointModel> Points);

sealed record OutlinePointModel(DateTimeOffset Time, double Value, bool AfterGap);

/// <summary>The reading that was looked for; null when there is none in the span.</summary>
sealed record FoundModel(Guid Signal, string Unit, StoredSampleModel? Sample);

/// <summary>The integral is in the unit times seconds, over the known time only; the average is null when nothing is known.</summary>
sealed record TimeWeightedModel(Guid Signal, string Unit, DateTimeOffset From, DateTimeOffset To, Interpolation Interpolation)
{
    public required double KnownSeconds { get; init; }

    public required double UnknownSeconds { get; init; }

    public required double? Average { get; init; }

    public required double? Integral { get; init; }
}

/// <summary>The states' seconds and the unknown ones add up to the span.</summary>
sealed record DurationsModel(
    Guid Signal, DateTimeOffset From, DateTimeOffset To, ValueKind Kind, IReadOnlyList<StateTimeModel> States, double UnknownSeconds);

sealed record StateTimeModel(object? State, double Seconds, long Entries);

/// <summary>The increase is null without two readings to compare.</summary>
sealed record IncreaseModel(Guid Signal, string Unit, DateTimeOffset From, DateTimeOffset To, double? Increase, long Resets, long Rollovers);

/// <summary>The value is null where it is unknown.</summary>
sealed record ValueAtModel(Guid Signal, string Unit, DateTimeOffset Time, Interpolation Interpolation, double? Value);

/// <summary>One row a time of the clock, one value a signal, in the order of the signals; null where unknown.</summary>
sealed record AlignedModel(IReadOnlyList<AlignedSignalModel> Signals, IReadOnlyList<AlignedRowModel> Rows, string? NextCursor);

sealed record AlignedSignalModel(Guid Signal, string Unit);

sealed record AlignedRowModel(DateTimeOffset Time, IReadOnlyList<double?> Values);
