namespace AIoT.Twin.Enablement.Adoption;

/// <summary>How a team's week ended; the middle three say where it stopped.</summary>
public enum WeekOutcome : byte { Used, NothingToActOn, NotSeen, NotDecided, NotRostered }

/// <summary>A team's week: insights due, of those seen and decided, and decisions that counted only as one because they came in a burst.</summary>
public sealed record TeamWeek(DateOnly Monday, WeekOutcome Outcome, int Due, int Seen, int Decided, int Folded)
{
    /// <summary>People who decided; null where the team is too small to be told apart.</summary>
    public int? People { get; init; }
}
