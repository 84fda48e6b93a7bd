using AIoT.Twin.Telemetry.Historian.Corrections;

namespace AIoT.Twin.Telemetry.Corrections;

/// <summary>For those who compute from history: what of it changed, and to tell what became of that.</summary>
public interface ICorrections
{
    /// <summary>Whether this is the process that tells; where several run over one database, one does.</summary>
    bool IsTold { get; }

    /// <summary>What came late since a moment of this server's clock.</summary>
    Task<IReadOnlyList<CorrectedSpan>> SinceAsync(DateTimeOffset since, CancellationToken cancellationToken);

    Task TellAsync(IReadOnlyCollection<CorrectionEffect> effects, CancellationToken cancellationToken);
}
