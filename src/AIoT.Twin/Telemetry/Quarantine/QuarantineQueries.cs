using AIoT.Twin.Governance;
using AIoT.Twin.Telemetry.Sources;

namespace AIoT.Twin.Telemetry.Quarantine;

sealed class QuarantineQueries(QuarantineStore store, QuarantineRights rights, ISourceQueries sources) : IQuarantineQueries
{
    // Of the largest groups; more examples would be a query each.
    const int Examples = 100;

    public async Task<IReadOnlyList<QuarantineGroup>> GroupsAsync(Caller by, CancellationToken cancellationToken)
    {
        var figures = await store.GroupsAsync(cancellationToken);
        var seen = figures.Select(f => (Figures: f, From: rights.From(f.Key, f.Producer))).Where(g => rights.MaySee(by, g.Figures.Key, g.From))
            .OrderByDescending(g => g.Figures.Kept + g.Figures.CountedOnly).ThenByDescending(g => g.Figures.Newest).ToList();
        var examples = (await store.ByIdAsync([.. seen.Take(Examples).Select(g => g.Figures.Example).OfType<long>()], cancellationToken)).ToDictionary(r => r.Id);
        return [.. seen.Select(g => Group(by, g.Figures, g.From, examples.GetValueOrDefault(g.Figures.Example ?? -1)))];
    }

    public async Task<QuarantineGroup?> FindAsync(Caller by, QuarantineKey group, CancellationToken cancellationToken) =>
        (await GroupsAsync(by, cancellationToken)).FirstOrDefault(g => g.Key == group);

    public async Task<IReadOnlyList<QuarantinedRow>> RowsAsync(Caller by, QuarantineKey group, long? below, int limit, CancellationToken cancellationToken) =>
        await FindAsync(by, group, cancellationToken) is null ? [] : await store.OfAsync(group, below, limit, cancellationToken);

    public async Task<long> CountOfSourceAsync(Caller by, Guid source, CancellationToken cancellationToken) =>
        sources.Find(by, source) is null ? 0 : await store.CountOfAsync(QuarantineRights.ProducerOf(source), cancellationToken);

    public async Task<IReadOnlyList<QuarantineDrop>> DroppedAsync(Caller by, CancellationToken cancellationToken) =>
        rights.MaySeeAll(by) ? await store.DroppedAsync(cancellationToken) : [];

    QuarantineGroup Group(Caller by, QuarantineFigures figures, QuarantinedFrom from, QuarantinedRow? example) => new(figures.Key, from)
    {
        Kept = figures.Kept,
        CountedOnly = figures.CountedOnly,
        Since = figures.Since,
        Until = figures.Until,
        Example = example?.Value,
        MayAct = rights.MayAct(by, figures.Key, from),
    };
}
