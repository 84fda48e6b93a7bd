using AIoT.Twin.Acquisition;

namespace AIoT.Twin.Modelling;

public enum UseSeverity { Mentions, Degrades, Stops }

/// <summary>Something that uses a twin or a signal, with the page it is edited on and what happens to it without.</summary>
public sealed record TwinUse(string Code, string Name, string Link, UseSeverity Severity);

/// <summary>Who uses these twins and signals; declared here, implemented by the modules above, shown before a twin is retired.</summary>
public interface ITwinUsage : INamed
{
    Task<IReadOnlyList<TwinUse>> OfAsync(IReadOnlySet<Guid> twins, IReadOnlySet<Guid> signals, CancellationToken cancellationToken);
}
