using AIoT.Twin.Acquisition;
using AIoT.Twin.Governance.Checks;
using AIoT.Twin.Telemetry.Historian.Store;

namespace AIoT.Twin.Telemetry.Quarantine;

/// <summary>Whether samples are being set aside.</summary>
sealed class QuarantineInstallationCheck(QuarantineStore store, HistoryDatabase database, TimeProvider clock) : IInstallationCheck
{
    public string Name => "quarantine";

    public async Task<IReadOnlyList<Finding>> RunAsync(CancellationToken cancellationToken)
    {
        if (!await database.ExistsAsync(cancellationToken))
            return [];
        var (all, recent) = await store.CountAsync((clock.Now() - TimeSpan.FromDays(1)).ToMicroseconds(), cancellationToken);
        return
        [
            all == 0
                ? new("quarantine-empty", FindingLevel.Fine)
                : new(recent > 0 ? "quarantine-growing" : "quarantine-waiting", recent > 0 ? FindingLevel.Warning : FindingLevel.Fine, ("count", $"{all}"), ("recent", $"{recent}")),
        ];
    }
}
