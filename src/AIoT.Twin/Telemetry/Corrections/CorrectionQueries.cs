using AIoT.Twin.Governance;
using AIoT.Twin.Modelling;
using AIoT.Twin.Telemetry.DataQuality;
using AIoT.Twin.Telemetry.Historian;
using AIoT.Twin.Telemetry.Historian.Corrections;

namespace AIoT.Twin.Telemetry.Corrections;

sealed class CorrectionQueries(
    CorrectionBook book, EffectBook effects, CorrectionGroups groups, RevisionReader revisions, SeriesCatalog catalog, ITwinTreeSource tree,
    IQualityQueries quality, IAccess access) : ICorrectionQueries
{
    const int PartsAtOnce = 5000, MostEffects = 2000, Rounds = 20;

    // Figures follow what came late within this, mostly within two minutes.
    static readonly TimeSpan s_later = TimeSpan.FromDays(1);

    public async Task<CorrectionPage> ListAsync(Caller by, CorrectionFilter filter, CancellationToken cancellationToken)
    {
        var series = SeriesOf(filter);
        var below = filter.Below;
        var found = new List<Correction>();
        for (var round = 0; round < Rounds && found.Count < filter.Limit; round++)
        {
            var parts = await book.BelowAsync(below ?? long.MaxValue, series, PartsAtOnce + 1, cancellationToken);
            var whole = Whole(parts);
            found.AddRange(groups.Of(whole, s => MaySee(by, s)));
            below = whole.Count < parts.Count ? whole[^1].Slot : null;
            if (below is null)
                break;
        }

        return await PageAsync(by, found, filter.Limit, below, cancellationToken);
    }

    // All that is in memory is newer than where the next page begins.
    async Task<CorrectionPage> PageAsync(Caller by, List<Correction> found, int limit, long? below, CancellationToken cancellationToken)
    {
        if (found.Count > limit)
        {
            below = CorrectionGroups.SlotOf(found[limit - 1].FirstAt);
            found = [.. found.TakeWhile(f => CorrectionGroups.SlotOf(f.FirstAt) >= below)];
        }

        return new(await WithEffectsAsync(by, found, cancellationToken), below);
    }

    static List<CorrectionPart> Whole(List<CorrectionPart> parts) =>
        parts.Count <= PartsAtOnce || parts[0].Slot == parts[^1].Slot ? parts : [.. parts.Where(p => p.Slot > parts[^1].Slot)];

    HashSet<long>? SeriesOf(CorrectionFilter filter) => filter switch
    {
        { Signal: { } signal } => [.. catalog.AllOf(signal).Select(s => s.Id)],
        { Twin: { } twin } => [.. tree.Tree.Subtree(twin).SelectMany(t => tree.Tree.SignalsOf(t.Id)).SelectMany(s => catalog.AllOf(s.Id)).Select(s => s.Id)],
        _ => null,
    };

    bool MaySee(Caller by, SignalNode signal) => access.May(by, Permission.TelemetryRead, signal.TwinId);

    async Task<List<Correction>> WithEffectsAsync(Caller by, List<Correction> found, CancellationToken cancellationToken)
    {
        if (found.Count == 0)
            return found;
        var told = await effects.BetweenAsync(found.Min(f => f.FirstAt), found.Max(f => f.LastAt) + s_later, MostEffects, cancellationToken);
        var uses = await quality.HurtAsync(by, found.SelectMany(f => f.Signals).Select(s => s.Id).Distinct(), cancellationToken);
        return [.. found.Select(f => With(by, f, told, uses))];
    }

    Correction With(Caller by, Correction correction, List<CorrectionEffect> told, IReadOnlyList<HurtUse> uses)
    {
        var signals = correction.Signals.Select(s => s.Id).ToHashSet();
        return correction with
        {
            Touches = [.. uses.Where(u => u.Code == "use-case" && u.Signals.Any(signals.Contains))],
            Effects = [.. told.Where(e => Belongs(e, correction, signals) && MaySee(by, e)).OrderBy(e => e.Kind, StringComparer.Ordinal).ThenBy(e => e.From)],
        };
    }

    static bool Belongs(CorrectionEffect effect, Correction correction, HashSet<Guid> signals) =>
        effect.Signals.Any(signals.Contains) && effect.Since < correction.LastAt && effect.At >= correction.FirstAt && correction.From < effect.To
        && (effect.Kind != "gap" || correction.Through >= effect.From);

    // Who may not read outcomes sees that values came, not what they did to figures.
    bool MaySee(Caller by, CorrectionEffect effect) => effect.Signals.Select(tree.Tree.Signal).OfType<SignalNode>()
        .Any(s => access.May(by, effect.Kind == "gap" ? Permission.TelemetryRead : Permission.OutcomesRead, s.TwinId));

    public async Task<RevisionPage?> RevisionsAsync(Caller by, Guid signal, long from, long to, int limit, CancellationToken cancellationToken) =>
        tree.Tree.Signal(signal) is { } node && MaySee(by, node) ? await revisions.ReadAsync(signal, from, to, limit, cancellationToken) : null;
}
