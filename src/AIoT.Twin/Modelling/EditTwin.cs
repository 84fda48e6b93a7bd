using System.Text.Json.Nodes;
using AIoT.Twin.Governance;
using AIoT.Twin.Modelling.Standards;

namespace AIoT.Twin.Modelling;

/// <summary>Renames a twin or replaces its properties; its history and everything bound to it stay.</summary>
public sealed class EditTwin(TwinEdit edit, ITwinTreeSource source, StandardGate standards)
{
    public Task<TwinResult> RenameAsync(Caller by, Guid twin, string name, int? version, CancellationToken cancellationToken) =>
        RunAsync(by, twin, name, null, version, cancellationToken);

    /// <summary>What is null stays as it is; a version that is not the current one is refused.</summary>
    public async Task<TwinResult> RunAsync(Caller by, Guid twin, string? name, JsonObject? properties, int? version, CancellationToken cancellationToken)
    {
        if (name is not null && NameRule.Refuses(name) is { } bad)
            return bad;
        if (source.Tree.Find(twin) is not { } node || twin == TwinTree.RootId)
            return Refusal.NotFound("twin");
        if (await edit.AskAsync(by, twin, "edit-twin", cancellationToken) is { } denied)
            return denied;
        if (properties is not null && node.Level is TwinLevel.Site && SiteProperties.Wrong(properties) is { } wrong)
            return Refusal.Invalid("wrong-property", $"properties.{wrong}", ("property", wrong));

        await using var change = await edit.BeginAsync(by, cancellationToken);
        if (await TwinEdit.LivingAsync(change, twin, cancellationToken) is not { } entity)
            return Refusal.NotFound("twin");
        if (version is { } expected && expected != entity.Version)
            return Refusal.Stale();
        var former = entity.Name;
        var before = await standards.BeforeAsync(change, [entity], cancellationToken);
        Apply(entity, name?.Trim(), properties);
        if (await standards.RefusesAsync(change, [entity], before, cancellationToken) is { } worse)
            return worse;
        return await TwinEdit.EndAsync(change, Entry(entity, former), twin, () => entity.Version, entity.Name, cancellationToken);
    }

    static void Apply(Twin entity, string? name, JsonObject? properties)
    {
        if (name is not null)
            (entity.Name, entity.NameKey) = (name, NameKey.Of(name));
        if (properties is not null)
            entity.Properties = properties.ToJsonString();
    }

    static AuditEntry Entry(Twin entity, string former) => former == entity.Name
        ? new("twin-edited", entity.Id, ("name", entity.Name))
        : new("twin-renamed", entity.Id, ("from", former), ("to", entity.Name));
}
