using AIoT.Twin.Governance;

namespace AIoT.Twin.Enablement.Insights;

/// <summary>"Not useful", with the reason.</summary>
public sealed class DismissInsight(InsightDesk desk)
{
    public Task<InsightResult> RunAsync(Caller by, Guid insight, DismissReason reason, int? version, CancellationToken cancellationToken) =>
        desk.DecideAsync(by, insight, version, new(InsightState.Dismissed, "insight-dismissed") { Reason = reason }, cancellationToken);
}
