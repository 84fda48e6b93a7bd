using System.Globalization;
using AIoT.Twin.Governance;

namespace AIoT.Twin.Telemetry.Sources.Clocks;

/// <summary>Says how far a source's times may be ahead of and behind the server's clock; what is beyond is set aside.</summary>
public sealed class LimitClock(SourceEdit edit)
{
    public static readonly TimeSpan Least = TimeSpan.FromSeconds(1), MostAhead = TimeSpan.FromDays(1), MostBehind = TimeSpan.FromDays(3650);

    /// <param name="ahead">Null is as everywhere.</param>
    /// <param name="behind">Null is without limit.</param>
    public Task<SourceResult> RunAsync(Caller by, Guid source, int? version, TimeSpan? ahead, TimeSpan? behind, CancellationToken cancellationToken) =>
        edit.RunAsync(
            by, source, version, Permission.SourcesWrite, "limit-source-clock",
            (_, found) =>
            {
                if ((Refuses("allowedAheadSeconds", ahead, MostAhead) ?? Refuses("allowedBehindSeconds", behind, MostBehind)) is { } wrong)
                    return Task.FromResult(((AuditEntry?)null, (Refusal?)wrong));

                (found.AllowedAheadMs, found.AllowedBehindMs) = (Milliseconds(ahead), Milliseconds(behind));
                return Task.FromResult(((AuditEntry?)SourceEdit.Entry("source-clock-limited", found), (Refusal?)null));
            },
            cancellationToken);

    static Refusal? Refuses(string field, TimeSpan? limit, TimeSpan most) => limit is { } span && (span < Least || span > most)
        ? Refusal.Invalid(
            "clock-limit-out-of-range", field, ("least", Seconds(Least)), ("most", Seconds(most)))
        : null;

    static string Seconds(TimeSpan span) => span.TotalSeconds.ToString("0", CultureInfo.InvariantCulture);

    static long? Milliseconds(TimeSpan? span) => span is { } given ? (long)given.TotalMilliseconds : null;
}
