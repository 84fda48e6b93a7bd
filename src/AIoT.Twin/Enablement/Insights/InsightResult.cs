using AIoT.Twin.Governance;

namespace AIoT.Twin.Enablement.Insights;

/// <summary>What became of an insight.</summary>
public abstract record InsightResult
{
    public sealed record Done(Guid Id, InsightState State, int Version) : InsightResult;

    public sealed record Refused(Refusal Why) : InsightResult;

    public static implicit operator InsightResult(Refusal why) => new Refused(why);
}
