namespace AIoT.Twin.Governance;

/// <summary>The hierarchy rights are granted in; declared here, implemented by Modelling.</summary>
public interface IScopeTree
{
    /// <summary>The hidden root; rights on the whole installation are granted on it.</summary>
    Guid RootId { get; }

    /// <summary>Names from the top down to the twin, as people read them; empty for the root and for what is not there.</summary>
    string PathOf(Guid twin);

    /// <summary>The twin itself, then its ancestors up to the hidden root; empty when there is no such twin.</summary>
    IEnumerable<Guid> SelfAndAncestors(Guid twin);
}
