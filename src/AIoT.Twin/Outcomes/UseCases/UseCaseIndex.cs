using System.Collections.Frozen;
using AIoT.Twin.Governance;
using Microsoft.EntityFrameworkCore;

namespace AIoT.Twin.Outcomes.UseCases;

/// <summary>Keeps the living use cases in memory; they follow the configuration's version.</summary>
sealed class UseCaseIndex(IDbContextFactory<TwinDbContext> database) : IUseCases, IConfigurationIndex
{
    volatile IReadOnlyList<UseCaseInfo> _all = [];

    public IReadOnlySet<string> Reads { get; } = FrozenSet.Create(nameof(UseCase), nameof(Kpi));

    public IReadOnlyList<UseCaseInfo> All => _all;

    public async Task LoadAsync(long version, CancellationToken cancellationToken)
    {
        await using var db = await database.CreateDbContextAsync(cancellationToken);
        var living = await db.Set<UseCase>().AsNoTracking().Include(u => u.Kpis).Where(u => u.RetiredAt == null)
            .ToListAsync(cancellationToken);
        _all = [.. living.OrderBy(u => u.Since).ThenBy(u => u.Id).Select(Info)];
    }

    static UseCaseInfo Info(UseCase useCase)
    {
        var value = useCase is { UnitAmount: { } amount, UnitCurrency: { } currency } ? new UnitValue(amount / 10_000m, currency) : null;
        return new(useCase.Id, useCase.ScopeId, useCase.Statement, useCase.OwnerId, useCase.SponsorId, useCase.TargetDate, value,
            useCase.Since, useCase.Version)
        {
            Kpis = [.. useCase.Kpis.OrderBy(k => k.Position)
                .Select(k => Info(k, k.Kind == useCase.Kpis.MinBy(p => p.Position)!.Kind ? value : null))],
        };
    }

    static KpiInfo Info(Kpi kpi, UnitValue? value) => new(Definition(kpi, value), kpi.UseCaseId, kpi.Position, kpi.ComparisonId);

    static KpiDefinition Definition(Kpi kpi, UnitValue? value) => new()
    {
        Id = kpi.Id,
        Kind = kpi.Kind,
        ScopeId = kpi.ScopeId,
        Inputs = kpi.Inputs,
        Settings = kpi.Settings,
        BaselineFrom = kpi.BaselineFrom,
        BaselineTo = kpi.BaselineTo,
        ChangeOn = kpi.ChangeOn,
        TargetChange = kpi.TargetChange,
        UnitValue = value,
    };
}
