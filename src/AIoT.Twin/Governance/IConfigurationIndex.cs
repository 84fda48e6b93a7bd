namespace AIoT.Twin.Governance;

/// <summary>
/// Something kept in memory that is built from the configuration: the tree, access, sources. It is loaded before the application
/// serves, and again whenever a change touched an entity it reads; there is no other cache coherence.
/// </summary>
public interface IConfigurationIndex
{
    /// <summary>CLR names of the entities it is built from, such as "Twin".</summary>
    IReadOnlySet<string> Reads { get; }

    /// <summary>Builds it anew; what it reads is at least as new as <paramref name="version"/>. It changes no configuration itself.</summary>
    Task LoadAsync(long version, CancellationToken cancellationToken);
}
