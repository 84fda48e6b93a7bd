using AIoT.Twin.Governance;

namespace AIoT.Twin.Enablement.Insights;

/// <summary>"I'm on it."</summary>
public sealed class AcceptInsight(InsightDesk desk)
{
    public Task<InsightResult> RunAsync(Caller by, Guid insight, int? version, CancellationToken cancellationToken) =>
        desk.DecideAsync(by, insight, version, new(InsightState.Accepted, "insight-accepted"), cancellationToken);
}
