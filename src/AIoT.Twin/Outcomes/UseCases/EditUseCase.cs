using AIoT.Twin.Governance;
using Microsoft.EntityFrameworkCore;

namespace AIoT.Twin.Outcomes.UseCases;

/// <summary>What of a use case may be edited; what is null stays as it is.</summary>
public sealed record UseCaseEdit(string? Statement = null, Guid? OwnerId = null, Guid? SponsorId = null, DateOnly? TargetDate = null,
    UnitValue? UnitValue = null);

/// <summary>Edits text, people, target date and unit value of a use case; baselines and targets are adjusted with a reason.</summary>
public sealed class EditUseCase(TwinChanges changes, Permit permit, UseCaseRule rule, IUseCases useCases)
{
    public async Task<UseCaseResult> RunAsync(Caller by, Guid id, UseCaseEdit edit, int? version, CancellationToken cancellationToken)
    {
        if (useCases.All.FirstOrDefault(u => u.Id == id) is not { } known)
            return Refusal.NotFound("use-case");
        if (await permit.AskAsync(by, Permission.OutcomesWrite, known.ScopeId, "edit-use-case", cancellationToken) is { } denied)
            return denied;
        if (((edit.Statement is { } text ? UseCaseRule.Wrong(text) : null) ?? UseCaseRule.Wrong(edit.UnitValue)) is { } wrong)
            return wrong;
        if (await rule.UnknownAsync(edit.OwnerId ?? known.OwnerId, edit.SponsorId ?? known.SponsorId, cancellationToken) is { } unknown)
            return unknown;

        await using var change = await changes.BeginAsync(by, cancellationToken);
        if (await change.Database.Set<UseCase>().SingleOrDefaultAsync(
            u => u.Id == id && u.RetiredAt == null, cancellationToken) is not { } useCase)
        {
            return Refusal.NotFound("use-case");
        }

        if (version is { } expected && expected != useCase.Version)
            return Refusal.Stale();
        Apply(useCase, edit);
        return await change.TryCommitAsync(new("use-case-edited", useCase.ScopeId, ("useCase", id.ToString()), ("statement", useCase.Statement)),
            cancellationToken) is CommitResult.Committed
            ? new UseCaseResult.Done(id, useCase.Version)
            : Refusal.Stale();
    }

    static void Apply(UseCase useCase, UseCaseEdit edit)
    {
        useCase.Statement = edit.Statement?.Trim() ?? useCase.Statement;
        useCase.OwnerId = edit.OwnerId ?? useCase.OwnerId;
        useCase.SponsorId = edit.SponsorId ?? useCase.SponsorId;
        useCase.TargetDate = edit.TargetDate ?? useCase.TargetDate;
        if (edit.UnitValue is { } value)
            (useCase.UnitAmount, useCase.UnitCurrency) = (RegisterUseCase.Stored(value), value.Currency);
    }
}
