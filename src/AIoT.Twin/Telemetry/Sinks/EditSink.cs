using AIoT.Twin.Acquisition.Drivers;
using AIoT.Twin.Governance;
using AIoT.Twin.Modelling;
using AIoT.Twin.Telemetry.Sources;

namespace AIoT.Twin.Telemetry.Sinks;

/// <summary>What is to be different; null leaves it as it is. Secrets that are not given again are kept.</summary>
public sealed record SinkChanges(string? Name = null, FieldValues? Settings = null);

/// <summary>Renames a sink or connects it differently; what was sent stays where it is, and it goes on from where it was.</summary>
public sealed class EditSink(SinkEdit edit, SinkRules rules, SourceSecrets secrets)
{
    public Task<SinkResult> RunAsync(Caller by, Guid sink, int? version, SinkChanges wanted, CancellationToken cancellationToken) =>
        edit.RunAsync(
            by, sink, version, "edit-sink",
            found =>
            {
                var wrong = (wanted.Name is { } name ? NameRule.Refuses(name) : null) ?? ChangeSettings(found, wanted.Settings);
                return wrong is null ? (Change(found, wanted.Name), null) : ((AuditEntry?)null, (Refusal?)wrong);
            },
            cancellationToken);

    Refusal? ChangeSettings(Sink sink, FieldValues? wanted)
    {
        if (wanted is null)
            return null;

        var kept = secrets.Unprotect(sink.Id, sink.Secrets);
        var (open, given) = rules.Split(sink.Target, wanted);
        var wrong = rules.Refuses(sink.Target, wanted.Over(kept)) ?? SourceRules.RefusesKeeping(FieldJson.Read(sink.Settings), open, kept, given);
        if (wrong is null)
            (sink.Settings, sink.Secrets) = (FieldJson.Write(open), secrets.Protect(given.Over(kept).Without(key => given.All.GetValueOrDefault(key) == "")));
        return wrong;
    }

    static AuditEntry Change(Sink sink, string? name)
    {
        var renamed = name is not null && name.Trim() != sink.Name;
        if (name is not null)
            (sink.Name, sink.NameKey) = (name.Trim(), NameKey.Of(name));
        return SinkEdit.Entry(renamed ? "sink-renamed" : "sink-edited", sink);
    }
}
