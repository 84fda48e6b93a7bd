using AIoT.Twin.Governance;

namespace AIoT.Twin.Telemetry.Sources.Lineage;

/// <summary>Tells where a signal's values came from over time, from what the audit recorded.</summary>
public interface ISignalLineage
{
    /// <summary>Null when there is no such signal, or the caller may not read it.</summary>
    Task<SignalLineage?> OfAsync(Caller by, Guid signal, CancellationToken cancellationToken);
}
