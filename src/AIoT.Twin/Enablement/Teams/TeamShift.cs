namespace AIoT.Twin.Enablement.Teams;

/// <summary>When a team is on duty: a weekday and a time of the site, for so many minutes, over midnight when need be.</summary>
public sealed class TeamShift
{
    public const int DayMinutes = 1440;

    public required Guid TeamId { get; init; }

    public required DayOfWeek Day { get; init; }

    /// <summary>Minutes since midnight of the site.</summary>
    public required int Starts { get; init; }

    public required int Minutes { get; set; }

    /// <summary>Whether a local time lies in it, be it of its day or of the night after.</summary>
    public bool Holds(DateTime local) => Holds(local.DayOfWeek, local.TimeOfDay.TotalMinutes) || Holds(local.AddDays(-1).DayOfWeek, local.TimeOfDay.TotalMinutes + DayMinutes);

    bool Holds(DayOfWeek day, double minute) => day == Day && minute >= Starts && minute < Starts + Minutes;
}
