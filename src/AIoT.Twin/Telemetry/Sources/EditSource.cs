using AIoT.Twin.Acquisition.Drivers;
using AIoT.Twin.Governance;
using AIoT.Twin.Modelling;

namespace AIoT.Twin.Telemetry.Sources;

/// <summary>What is to be different; null leaves it as it is. Secrets that are not given again are kept.</summary>
public sealed record SourceChanges(string? Name = null, Guid? TwinId = null, FieldValues? Settings = null);

/// <summary>Renames a source, gives it to other people, or connects it differently; the others go on undisturbed.</summary>
public sealed class EditSource(SourceEdit edit, Permit permit, ITwinTreeSource tree, SourceRules rules, SourceSecrets secrets)
{
    public Task<SourceResult> RunAsync(Caller by, Guid source, int? version, SourceChanges wanted, CancellationToken cancellationToken) =>
        edit.RunAsync(
            by, source, version, Permission.SourcesWrite, "edit-source",
            (_, found) =>
            {
                var wrong = RefusesMove(by, found, wanted.TwinId) ?? RefusesName(wanted.Name) ?? ChangeSettings(found, wanted.Settings);
                return Task.FromResult(wrong is null ? (Change(found, wanted), null) : ((AuditEntry?)null, (Refusal?)wrong));
            },
            cancellationToken);

    Refusal? RefusesMove(Caller by, Source source, Guid? to)
    {
        if (to is not { } twin || twin == source.TwinId)
            return null;
        if (tree.Tree.Find(twin) is not { } target || permit.Denies(by, Permission.SourcesWrite, twin))
            return Refusal.Invalid("twin-unknown", "twinId");
        // The sample plant may reach this machine; nothing else gets that by moving.
        return tree.Tree.Find(source.TwinId)?.Sample == target.Sample ? null : Refusal.Invalid("sample-mismatch", "twinId");
    }

    static Refusal? RefusesName(string? name) => name is null ? null : NameRule.Refuses(name);

    Refusal? ChangeSettings(Source source, FieldValues? wanted)
    {
        if (wanted is null)
            return null;

        var kept = secrets.Unprotect(source.Id, source.Secrets);
        var (open, given) = rules.Split(source.Driver, wanted);
        var wrong = rules.Refuses(source.Driver, wanted.Over(kept)) ?? SourceRules.RefusesKeeping(FieldJson.Read(source.Settings), open, kept, given);
        if (wrong is null)
            (source.Settings, source.Secrets) = (FieldJson.Write(open), secrets.Protect(given.Over(kept).Without(key => given.All.GetValueOrDefault(key) == "")));
        return wrong;
    }

    static AuditEntry Change(Source source, SourceChanges wanted)
    {
        var renamed = wanted.Name is { } name && name.Trim() != source.Name;
        if (wanted.Name is { } newName)
            (source.Name, source.NameKey) = (newName.Trim(), NameKey.Of(newName));
        source.TwinId = wanted.TwinId ?? source.TwinId;
        return SourceEdit.Entry(renamed ? "source-renamed" : "source-edited", source);
    }
}
