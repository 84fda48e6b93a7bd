using AIoT.Twin.Governance;

namespace AIoT.Twin.Outcomes;

/// <summary>Use cases with their values, as the caller may see them.</summary>
public interface IOutcomeQueries
{
    Task<IReadOnlyList<UseCaseView>> UseCasesAsync(Caller caller, CancellationToken cancellationToken);

    /// <summary>Null when there is none or the caller may not see it.</summary>
    Task<UseCaseView?> UseCaseAsync(Caller caller, Guid id, CancellationToken cancellationToken);
}
