using AIoT.Twin.Governance;
using AIoT.Twin.Modelling;
using Microsoft.EntityFrameworkCore;

namespace AIoT.Twin.Telemetry.Sinks;

/// <summary>What every change of one sink begins and ends with: rights, the expected version, the audit.</summary>
public sealed class SinkEdit(TwinChanges changes, Permit permit, SinkIndex index)
{
    /// <param name="action">What is being tried, for the audit of a refusal.</param>
    /// <param name="change">Changes the sink, or says why not.</param>
    internal async Task<SinkResult> RunAsync(
        Caller by, Guid sink, int? version, string action, Func<Sink, (AuditEntry? Entry, Refusal? Why)> change, CancellationToken cancellationToken)
    {
        if (index.Find(sink) is not { } known || permit.Denies(by, Permission.SourcesRead, known.TwinId))
            return Refusal.NotFound("sink");
        if (await permit.AskAsync(by, Permission.SourcesWrite, known.TwinId, action, cancellationToken) is { } denied)
            return denied;

        await using var under = await changes.BeginAsync(by, cancellationToken);
        if (await under.Database.Set<Sink>().SingleOrDefaultAsync(s => s.Id == sink && s.RetiredAt == null, cancellationToken) is not { } found)
            return Refusal.NotFound("sink");
        if (version is { } expected && expected != found.Version)
            return Refusal.Stale();

        var (entry, why) = change(found);
        if (entry is null)
            return why!;
        return await under.TryCommitAsync(entry, cancellationToken) switch
        {
            CommitResult.Committed => new SinkResult.Done(found.Id, found.Version),
            CommitResult.Taken => NameRule.Taken(found.Name),
            _ => Refusal.Stale(),
        };
    }

    internal static AuditEntry Entry(string code, Sink sink, params (string Name, string Value)[] more) =>
        new(code, sink.TwinId, [("sink", sink.Id.ToString()), ("name", sink.Name), .. more]);
}
