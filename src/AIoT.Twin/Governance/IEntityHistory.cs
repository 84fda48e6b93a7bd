namespace AIoT.Twin.Governance;

/// <summary>One recorded change of one entity: before and after as JSON, null when it did not exist.</summary>
public sealed record EntityStep(long Leaf, DateTimeOffset Time, Guid By, string EntityId, string? Before, string? After);

/// <summary>What the audit recorded of entities, oldest first; rights are asked by the caller of these.</summary>
public interface IEntityHistory
{
    Task<IReadOnlyList<EntityStep>> OfAsync(string entity, Guid id, CancellationToken cancellationToken);

    /// <summary>Of all entities of a kind that had an id in a property at any time.</summary>
    Task<IReadOnlyList<EntityStep>> NamingAsync(string entity, string property, Guid id, CancellationToken cancellationToken);
}
