using AIoT.Twin.Governance;

namespace AIoT.Twin.Modelling.Standards;

sealed class StandardQueries(StandardIndex index, StandardReport report, ItemCheck check, ITwinTreeSource source, IAccess access) : IStandardQueries
{
    const int Shown = 20;

    public IReadOnlyList<StandardView> All(Caller by) =>
    [
        .. index.All.Where(s => source.Tree.Find(s.ScopeId) is not null && access.May(by, Permission.TwinsRead, s.ScopeId))
            .Select(s => new StandardView(
                s, source.Types.Find(s.TypeId)?.Name ?? s.TypeId, source.Tree.PathOf(s.ScopeId), access.May(by, Permission.TwinsWrite, s.ScopeId)))
            .OrderBy(v => v.ScopeName, StringComparer.Ordinal).ThenBy(v => v.TypeName, StringComparer.Ordinal),
    ];

    public IReadOnlyList<string> Facts => check.Facts;

    public StandardView? Find(Caller by, string typeId, Guid scope) =>
        All(by).FirstOrDefault(v => v.Standard.TypeId == typeId && v.Standard.ScopeId == scope);

    public IReadOnlyList<StandardItem> AskedOf(string typeId, Guid parent) =>
        [.. index.Of(typeId, [.. source.Tree.SelfAndAncestors(parent).Select(t => t.Id)]).Select(r => r.Item)];

    public async Task<IReadOnlyList<StandardFinding>?> OfTwinAsync(Caller by, Guid twin, CancellationToken cancellationToken) =>
        MaySee(by, twin) ? (await report.ReadAsync(cancellationToken)).Of(twin) : null;

    public async Task<StandardRow?> ScoreAsync(Caller by, Guid twin, CancellationToken cancellationToken) =>
        source.Tree.Find(twin) is { } node && MaySee(by, twin) ? Row(by, await report.ReadAsync(cancellationToken), node) : null;

    public async Task<IReadOnlyList<StandardRow>> BelowAsync(Caller by, Guid twin, CancellationToken cancellationToken)
    {
        var picture = await report.ReadAsync(cancellationToken);
        return
        [
            .. source.Tree.ChildrenOf(twin).Where(t => Visible(by, t)).Select(t => Row(by, picture, t))
                .OrderBy(r => r.Subtree.Share ?? 2).ThenByDescending(r => r.Subtree.Missing).ThenBy(r => r.Name, StringComparer.Ordinal),
        ];
    }

    public async Task<IReadOnlyList<StandardFinding>> MissingAsync(Caller by, Guid twin, CancellationToken cancellationToken)
    {
        var picture = await report.ReadAsync(cancellationToken);
        return [.. source.Tree.Subtree(twin).Where(t => MaySee(by, t.Id)).SelectMany(t => picture.Of(t.Id)).Where(f => !f.IsMet)];
    }

    public async Task<StandardPreview> PreviewAsync(Caller by, WantedStandard wanted, CancellationToken cancellationToken)
    {
        var draft = new StandardInfo(Guid.Empty, wanted.TypeId, wanted.ScopeId, wanted.Items, 0);
        var found = (await report.TryAsync(draft, cancellationToken)).Where(t => MaySee(by, t.Twin)).ToList();
        return new StandardPreview(
            found.Count, found.Count(t => t.Findings.Any(f => !f.IsMet)), [.. found.SelectMany(t => t.Findings).Where(f => !f.IsMet).Take(Shown)]);
    }

    // Somebody with rights on a line sees the way down to it.
    bool Visible(Caller by, TwinNode twin) => MaySee(by, twin.Id) || source.Tree.Subtree(twin.Id).Any(t => MaySee(by, t.Id));

    bool MaySee(Caller by, Guid twin) => access.May(by, Permission.TwinsRead, twin);

    StandardRow Row(Caller by, StandardPicture picture, TwinNode twin)
    {
        var (sum, without) = (new StandardScore(), 0);
        foreach (var below in source.Tree.Subtree(twin.Id).Where(t => t.Id != TwinTree.RootId && MaySee(by, t.Id)))
        {
            var score = picture.ScoreOf(below.Id);
            sum += score;
            without += score.Asked == 0 ? 1 : 0;
        }

        return new StandardRow(twin.Id, twin.Name, source.Tree.PathOf(twin.ParentId), picture.ScoreOf(twin.Id), sum, without);
    }
}
