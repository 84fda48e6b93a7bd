using AIoT.Twin.Acquisition;
using AIoT.Twin.Governance;
using AIoT.Twin.Modelling;

namespace AIoT.Twin.Telemetry.Sources;

/// <summary>Adds a source; it begins to connect at once.</summary>
public sealed class CreateSource(
    TwinChanges changes, Permit permit, ITwinTreeSource tree, SourceRules rules, SourceSecrets secrets, TimeProvider clock)
{
    public async Task<SourceResult> RunAsync(Caller by, NewSource wanted, CancellationToken cancellationToken)
    {
        if (tree.Tree.Find(wanted.TwinId) is null || permit.Denies(by, Permission.TwinsRead, wanted.TwinId))
            return Refusal.Invalid("twin-unknown", "twinId");
        if (await permit.AskAsync(by, Permission.SourcesWrite, wanted.TwinId, "create-source", cancellationToken) is { } denied)
            return denied;
        if ((NameRule.Refuses(wanted.Name) ?? rules.Refuses(wanted.Driver, wanted.Settings)) is { } wrong)
            return wrong;

        var source = Make(wanted);
        await using var change = await changes.BeginAsync(by, cancellationToken);
        change.Database.Add(source);
        var entry = SourceEdit.Entry("source-created", source, ("driver", source.Driver));
        return await change.TryCommitAsync(entry, cancellationToken) is CommitResult.Committed
            ? new SourceResult.Done(source.Id, source.Version)
            : NameRule.Taken(source.Name);
    }

    Source Make(NewSource wanted)
    {
        var now = clock.Now();
        var (open, secret) = rules.Split(wanted.Driver, wanted.Settings);
        return new Source
        {
            Id = wanted.Id ?? Guid.CreateVersion7(now),
            TwinId = wanted.TwinId,
            Name = wanted.Name.Trim(),
            NameKey = NameKey.Of(wanted.Name),
            Driver = wanted.Driver,
            Settings = FieldJson.Write(open),
            Secrets = secrets.Protect(secret),
            Since = now,
        };
    }
}
