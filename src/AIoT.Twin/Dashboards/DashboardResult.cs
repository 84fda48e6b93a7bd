using AIoT.Twin.Governance;

namespace AIoT.Twin.Dashboards;

/// <summary>What became of a change to a dashboard.</summary>
public abstract record DashboardResult
{
    public sealed record Done(Guid Id, int Version) : DashboardResult;

    public sealed record Refused(Refusal Why) : DashboardResult;

    public static implicit operator DashboardResult(Refusal why) => new Refused(why);
}
