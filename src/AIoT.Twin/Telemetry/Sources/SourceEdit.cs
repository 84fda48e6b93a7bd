using AIoT.Twin.Governance;
using AIoT.Twin.Modelling;
using Microsoft.EntityFrameworkCore;

namespace AIoT.Twin.Telemetry.Sources;

/// <summary>What every change of one source begins and ends with: rights, the expected version, the audit.</summary>
public sealed class SourceEdit(TwinChanges changes, Permit permit, SourceIndex index)
{
    /// <param name="action">What is being tried, for the audit of a refusal.</param>
    /// <param name="change">Changes the source, or says why not.</param>
    internal async Task<SourceResult> RunAsync(
        Caller by, Guid source, int? version, Permission permission, string action,
        Func<TwinChange, Source, Task<(AuditEntry? Entry, Refusal? Why)>> change, CancellationToken cancellationToken)
    {
        if (index.Picture.Find(source) is not { } known || permit.Denies(by, Permission.SourcesRead, known.TwinId))
            return Refusal.NotFound("source");
        if (await permit.AskAsync(by, permission, known.TwinId, action, cancellationToken) is { } denied)
            return denied;

        await using var under = await changes.BeginAsync(by, cancellationToken);
        if (await under.Database.Set<Source>().SingleOrDefaultAsync(s => s.Id == source && s.RetiredAt == null, cancellationToken) is not { } found)
            return Refusal.NotFound("source");
        if (version is { } expected && expected != found.Version)
            return Refusal.Stale();

        var (entry, why) = await change(under, found);
        return entry is null ? why! : await EndAsync(under, entry, found, cancellationToken);
    }

    static async Task<SourceResult> EndAsync(TwinChange change, AuditEntry entry, Source source, CancellationToken cancellationToken) =>
        await change.TryCommitAsync(entry, cancellationToken) switch
        {
            CommitResult.Committed => new SourceResult.Done(source.Id, source.Version),
            CommitResult.Taken => NameRule.Taken(source.Name),
            _ => Refusal.Stale(),
        };

    internal static AuditEntry Entry(string code, Source source, params (string Name, string Value)[] more) =>
        new(code, source.TwinId, [("source", source.Id.ToString()), ("name", source.Name), .. more]);
}
