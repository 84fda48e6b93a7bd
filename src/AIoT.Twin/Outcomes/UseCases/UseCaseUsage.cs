using AIoT.Twin.Modelling;

namespace AIoT.Twin.Outcomes.UseCases;

/// <summary>Use cases that would stop without a twin or a signal.</summary>
sealed class UseCaseUsage(IUseCases useCases) : ITwinUsage
{
    public string Name => "outcomes";

    public Task<IReadOnlyList<TwinUse>> OfAsync(IReadOnlySet<Guid> twins, IReadOnlySet<Guid> signals,
        CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<TwinUse>>(
        [
            .. from useCase in useCases.All
               where twins.Contains(useCase.ScopeId)
                   || useCase.Kpis.Any(k => twins.Contains(k.Definition.ScopeId)
                   || k.Definition.Inputs.Any(i => signals.Contains(i.SignalId)))
               select new TwinUse("use-case", useCase.Statement, $"/outcomes/{useCase.Id}", UseSeverity.Stops),
        ]);
}
