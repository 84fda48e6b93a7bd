using AIoT.Twin.Governance;

namespace AIoT.Twin.Telemetry.Sources;

/// <summary>Turns writing to a source on or off, with the reason why.</summary>
public sealed class AllowWrites(SourceEdit edit)
{
    public Task<SourceResult> RunAsync(Caller by, Guid source, bool allowed, string reason, CancellationToken cancellationToken) => edit.RunAsync(
        by, source, null, Permission.WritesAllow, "allow-writes",
        (_, found) =>
        {
            if (allowed && string.IsNullOrWhiteSpace(reason))
                return Task.FromResult(((AuditEntry?)null, (Refusal?)Refusal.Invalid("reason-missing", "reason")));

            found.WritesAllowed = allowed;
            var entry = SourceEdit.Entry(allowed ? "writes-allowed" : "writes-forbidden", found) with { Reason = reason.Trim() };
            return Task.FromResult(((AuditEntry?)entry, (Refusal?)null));
        },
        cancellationToken);
}
