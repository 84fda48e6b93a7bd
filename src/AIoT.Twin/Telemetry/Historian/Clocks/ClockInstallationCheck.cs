using System.Globalization;
using AIoT.Twin.Acquisition;
using AIoT.Twin.Governance.Checks;
using AIoT.Twin.Telemetry.Historian.Store;

namespace AIoT.Twin.Telemetry.Historian.Clocks;

/// <summary>Whether this server's clock was set lately, and whether those who send samples agree with it.</summary>
sealed class ClockInstallationCheck(ClockBook book, HistoryDatabase database, TimeProvider clock) : IInstallationCheck
{
    static readonly TimeSpan s_lately = TimeSpan.FromDays(1), s_far = TimeSpan.FromMinutes(1);

    public string Name => "clocks";

    public async Task<IReadOnlyList<Finding>> RunAsync(CancellationToken cancellationToken)
    {
        if (!await database.ExistsAsync(cancellationToken))
            return [];
        var since = clock.Now() - s_lately;
        var set = (await book.JumpsAsync(since.ToMicroseconds(), 1000, cancellationToken)).Find(j => j.Producer is null);
        var alive = (await book.OffsetsAsync(cancellationToken)).Where(o => o.At >= since).ToList();
        // Ahead is certain; behind may be how its values come.
        var ahead = alive.Count(o => o.AheadUs - o.SpreadUs > s_far.TotalMicroseconds);
        return
        [
            .. set is null ? Array.Empty<Finding>() :
                [new("clock-set", FindingLevel.Warning, ("by", (set.ByUs / 1e6).ToString("0.0", CultureInfo.InvariantCulture)), ("at", set.At.ToString("O", CultureInfo.InvariantCulture)))],
            ahead > 0
                ? new("senders-ahead", FindingLevel.Warning, ("count", $"{ahead}"), ("of", $"{alive.Count}"))
                : new("senders-agree", alive.Count == 0 ? FindingLevel.Unknown : FindingLevel.Fine, ("of", $"{alive.Count}")),
        ];
    }
}
