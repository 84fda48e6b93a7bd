using AIoT.Twin.Governance;

namespace AIoT.Twin;

/// <summary>The built-in plant, for those who may not know more of it than that it can be taken away.</summary>
public interface ISamplePlant
{
    /// <summary>Whether it is there.</summary>
    Task<bool> IsInstalledAsync(CancellationToken cancellationToken);

    /// <summary>Takes it away for good, and nothing else; null when that was done.</summary>
    Task<Refusal?> RemoveAsync(Caller by, CancellationToken cancellationToken);
}
