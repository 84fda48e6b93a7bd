using AIoT.Twin.Modelling;

namespace AIoT.Twin.Telemetry.Storage;

/// <summary>The classes with what each holds, who belongs to which, and what was given back so far.</summary>
public sealed record RetentionFigures(
    DateTimeOffset At, IReadOnlyList<KeptFigures> Classes, IReadOnlyDictionary<SignalClass, short> Defaults, IReadOnlyList<OwnRetention> Own,
    IReadOnlyList<DestroyedMonth> Destroyed);

/// <summary>A class and what is stored under it; before <paramref name="KeptSince"/> raw values were given back.</summary>
public sealed record KeptFigures(
    short Id, string Name, int? RawDays, int MinuteRowDays, int Version, long Series, long Samples, long Bytes, DateTimeOffset? Oldest,
    DateTimeOffset? KeptSince);

public sealed record OwnRetention(Guid Signal, short Retention);

/// <summary>Raw values of a month that were given back.</summary>
public sealed record DestroyedMonth(short Retention, DateOnly First, long Samples, long Bytes, DateTimeOffset At);

/// <summary>What a class would give back within the hour if it kept only so many days: all months that end before a time.</summary>
public sealed record RetentionEffect(short Id, int RawDays, DateTimeOffset Before, long Months, long Samples, long Bytes);
