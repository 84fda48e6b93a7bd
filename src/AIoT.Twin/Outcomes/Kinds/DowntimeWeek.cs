using AIoT.Twin.Outcomes.Statistics;
using AIoT.Twin.Telemetry.Calendars;

namespace AIoT.Twin.Outcomes.Kinds;

/// <summary>A week of a line's constraint machine. Unknown time is neither up nor down, so it is in none of the other hours.</summary>
sealed record DowntimeWeek(DateOnly Monday, Span Span)
{
    public const double LeastKnown = 0.9;

    /// <summary>What the calendar plans.</summary>
    public required double PlannedHours { get; init; }

    /// <summary>
    /// Planned busy time: what the calendar plans, without what the machine reported as planned stop or no order, as far as it is known.
    /// </summary>
    public required double BusyHours { get; init; }

    public required double UnknownHours { get; init; }

    public required double DownHours { get; init; }

    public required int Stops { get; init; }

    public required double MinorHours { get; init; }

    public required int MinorStops { get; init; }

    public double KnownShare => PlannedHours > 0 ? 1 - UnknownHours / PlannedHours : 0;

    public bool Usable => BusyHours > 0 && KnownShare >= LeastKnown;

    /// <summary>Hours of unplanned downtime per 100 h of planned busy time.</summary>
    public double? Value => Usable ? 100 * DownHours / BusyHours : null;

    public BlockBootstrap.Week Hours => new(DownHours, BusyHours);

    public NegativeBinomial.Count Count => new(Stops, BusyHours);
}
