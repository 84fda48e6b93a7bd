using AIoT.Twin.Governance;

namespace AIoT.Twin.Enablement.Insights;

/// <summary>"Done", with what was found.</summary>
public sealed class ActOnInsight(InsightDesk desk)
{
    const int Longest = 2000;

    public async Task<InsightResult> RunAsync(Caller by, Guid insight, string found, int? version, CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(found))
            return Refusal.Invalid("found-missing", "found");
        if (found.Length > Longest)
            return Refusal.Invalid("too-long", "found", ("most", $"{Longest}"));
        return await desk.DecideAsync(by, insight, version, new(InsightState.Acted, "insight-acted") { Found = found.Trim() }, cancellationToken);
    }
}
