namespace AIoT.Twin.Governance;

/// <summary>The hierarchy rights are granted in; declared here, implemented by Modelling.</summary>
public interface IScopeTree
{
    /// <summary>The hidden root; rights on the whole installation are granted on it.</summary>
    Guid RootId { get; }

    /// <summary>The twin itself, then its ancestors up to the hidden root; empty when there is no such twin.</summary>
    IEnumerable<Guid> SelfAndAncestors(Guid twin);
}
