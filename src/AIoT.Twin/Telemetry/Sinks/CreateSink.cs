using AIoT.Twin.Acquisition;
using AIoT.Twin.Governance;
using AIoT.Twin.Modelling;
using AIoT.Twin.Telemetry.Sources;

namespace AIoT.Twin.Telemetry.Sinks;

/// <summary>Adds a sink; it begins to send at once. Who may not read what it sends may not have it sent elsewhere either.</summary>
public sealed class CreateSink(
    TwinChanges changes, Permit permit, ITwinTreeSource tree, SinkRules rules, SourceSecrets secrets, TimeProvider clock)
{
    public async Task<SinkResult> RunAsync(Caller by, NewSink wanted, CancellationToken cancellationToken)
    {
        if (await RefusesAsync(by, wanted, "create-sink", cancellationToken) is { } refused)
            return refused;

        var sink = Make(wanted);
        await using var change = await changes.BeginAsync(by, cancellationToken);
        change.Database.Add(sink);
        var entry = SinkEdit.Entry("sink-created", sink, ("target", sink.Target));
        return await change.TryCommitAsync(entry, cancellationToken) is CommitResult.Committed
            ? new SinkResult.Done(sink.Id, sink.Version)
            : NameRule.Taken(sink.Name);
    }

    /// <summary>Why there cannot be such a sink; null when there can.</summary>
    internal async Task<Refusal?> RefusesAsync(Caller by, NewSink wanted, string action, CancellationToken cancellationToken)
    {
        if (tree.Tree.Find(wanted.TwinId) is null || permit.Denies(by, Permission.TwinsRead, wanted.TwinId))
            return Refusal.Invalid("twin-unknown", "twinId");
        if (await permit.AskAsync(by, Permission.SourcesWrite, wanted.TwinId, action, cancellationToken) is { } denied)
            return denied;
        if (await permit.AskAsync(by, Permission.TelemetryRead, wanted.TwinId, action, cancellationToken) is { } unseen)
            return unseen;
        return NameRule.Refuses(wanted.Name) ?? rules.Refuses(wanted.Target, wanted.Settings);
    }

    Sink Make(NewSink wanted)
    {
        var now = clock.Now();
        var (open, secret) = rules.Split(wanted.Target, wanted.Settings);
        return new Sink
        {
            Id = Guid.CreateVersion7(now),
            TwinId = wanted.TwinId,
            Name = wanted.Name.Trim(),
            NameKey = NameKey.Of(wanted.Name),
            Target = wanted.Target,
            Settings = FieldJson.Write(open),
            Secrets = secrets.Protect(secret),
            StartFrom = wanted.StartFrom?.ToMicroseconds().ToTime(),
            Since = now,
        };
    }
}
