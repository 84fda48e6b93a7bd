using AIoT.Twin.Governance;
using AIoT.Twin.Modelling;

namespace AIoT.Twin.Outcomes.UseCases;

/// <summary>What the text, people and money of a use case must be.</summary>
public sealed class UseCaseRule(ITwinTreeSource source, IPrincipalQueries principals, KpiRule kpis)
{
    const int LongestStatement = 500;
    const decimal MostMoney = 100_000_000;

    public async Task<Refusal?> WrongAsync(Caller by, NewUseCase wanted, CancellationToken cancellationToken)
    {
        var tree = source.Tree;
        if (tree.Find(wanted.ScopeId) is null)
            return Refusal.NotFound("twin");
        if (tree.SiteOf(wanted.ScopeId) is not { } site)
            return Refusal.Invalid("not-in-site", "scopeId");
        if ((Wrong(wanted.Statement) ?? Wrong(wanted.UnitValue)) is { } wrong)
            return wrong;
        if (await UnknownAsync(wanted.OwnerId, wanted.SponsorId, cancellationToken) is { } unknown)
            return unknown;
        if (wanted.Kpis.Count == 0)
            return Refusal.Invalid("no-kpi", "kpis");
        return wanted.Kpis.Select((kpi, index) => kpis.Wrong(by, site, kpi, $"kpis[{index}]")).FirstOrDefault(r => r is not null);
    }

    public static Refusal? Wrong(string statement) =>
        string.IsNullOrWhiteSpace(statement) ? Refusal.Invalid("statement-missing", "statement")
        : statement.Length > LongestStatement ? Refusal.Invalid("statement-too-long", "statement", ("most", $"{LongestStatement}"))
        : null;

    public static Refusal? Wrong(UnitValue? value) => value switch
    {
        null => null,
        { Amount: <= 0 or > MostMoney } => Refusal.Invalid("unit-value-out-of-range", "unitValue.amount", ("most", $"{MostMoney}")),
        _ when !Currencies.Knows(value.Currency) => Refusal.Invalid("unknown-currency", "unitValue.currency", ("currency", value.Currency)),
        _ => null,
    };

    public async Task<Refusal?> UnknownAsync(Guid owner, Guid? sponsor, CancellationToken cancellationToken)
    {
        var known = await principals.NamesAsync(sponsor is { } also ? [owner, also] : [owner], cancellationToken);
        return !known.ContainsKey(owner) ? Refusal.Invalid("unknown-person", "ownerId")
            : sponsor is { } person && !known.ContainsKey(person) ? Refusal.Invalid("unknown-person", "sponsorId")
            : null;
    }
}
