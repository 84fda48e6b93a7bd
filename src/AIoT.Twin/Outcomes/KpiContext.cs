using AIoT.Twin.Modelling;
using AIoT.Twin.Telemetry.Calendars;

namespace AIoT.Twin.Outcomes;

/// <summary>What a kind computes with: the definition, the site's calendar, the tree as of now.</summary>
public sealed record KpiContext(KpiDefinition Kpi, SiteCalendar Calendar, TwinTree Tree, long Now)
{
    public DateOnly Today => Calendar.DayOf(Now);

    public bool Started => Today > Kpi.ChangeOn;

    /// <summary>Living signals in a role.</summary>
    public IReadOnlyList<SignalNode> Signals(string role, bool comparison = false) =>
        [.. Kpi.Inputs.Where(i => i.Role == role && i.Comparison == comparison).Select(i => Tree.Signal(i.SignalId)).OfType<SignalNode>()];
}
