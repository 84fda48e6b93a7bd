using AIoT.Twin.Acquisition;
using AIoT.Twin.Governance;
using Microsoft.EntityFrameworkCore;

namespace AIoT.Twin.Outcomes.UseCases;

/// <summary>Hides a use case; its history and audit are kept.</summary>
public sealed class RetireUseCase(TwinChanges changes, Permit permit, IUseCases useCases, TimeProvider clock)
{
    public async Task<UseCaseResult> RunAsync(Caller by, Guid id, int? version, CancellationToken cancellationToken)
    {
        if (useCases.All.FirstOrDefault(u => u.Id == id) is not { } known)
            return Refusal.NotFound("use-case");
        if (await permit.AskAsync(by, Permission.OutcomesWrite, known.ScopeId, "retire-use-case", cancellationToken) is { } denied)
            return denied;

        await using var change = await changes.BeginAsync(by, cancellationToken);
        if (await change.Database.Set<UseCase>().SingleOrDefaultAsync(
            u => u.Id == id && u.RetiredAt == null, cancellationToken) is not { } useCase)
        {
            return Refusal.NotFound("use-case");
        }

        if (version is { } expected && expected != useCase.Version)
            return Refusal.Stale();
        useCase.RetiredAt = clock.Now();
        var entry = new AuditEntry("use-case-retired", useCase.ScopeId, ("useCase", id.ToString()), ("statement", useCase.Statement));
        return await change.TryCommitAsync(entry, cancellationToken) is CommitResult.Committed
            ? new UseCaseResult.Done(id, useCase.Version)
            : Refusal.Stale();
    }
}
