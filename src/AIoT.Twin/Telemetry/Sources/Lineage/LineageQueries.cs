using System.Text.Json.Nodes;
using AIoT.Twin.Acquisition;
using AIoT.Twin.Governance;
using AIoT.Twin.Modelling;
using Microsoft.EntityFrameworkCore;

namespace AIoT.Twin.Telemetry.Sources.Lineage;

sealed class LineageQueries(
    IEntityHistory history, ITwinQueries twins, ITwinTreeSource tree, IAccess access, IDbContextFactory<TwinDbContext> database, LineageWords words) : ISignalLineage
{
    public async Task<SignalLineage?> OfAsync(Caller by, Guid signal, CancellationToken cancellationToken)
    {
        if (await twins.TwinOfSignalAsync(signal, cancellationToken) is not { } twin || !MayRead(by, twin))
            return null;
        var units = Units(await history.OfAsync(nameof(Signal), signal, cancellationToken), out var name, out var retired);
        var steps = await history.NamingAsync(nameof(Binding), "signalId", signal, cancellationToken);
        var spans = Spans(steps, signal, retired);
        var sources = await SourcesAsync([.. spans.Select(s => s.Binding.Source)], cancellationToken);
        return new SignalLineage(signal, name, twin, retired is not null, [.. spans.Select(s => Shown(s, sources, units))], units);
    }

    // A retired twin is in no tree; what is left of it is for those who may read everything.
    bool MayRead(Caller by, Guid twin) => access.May(by, Permission.TelemetryRead, tree.Tree.Find(twin) is null ? TwinTree.RootId : twin);

    static List<LineageUnit> Units(IReadOnlyList<EntityStep> steps, out string name, out DateTimeOffset? retired)
    {
        var units = new List<LineageUnit>();
        (name, retired) = ("", null);
        foreach (var step in steps)
        {
            if (step.After is null || JsonNode.Parse(step.After) is not JsonObject after)
                continue;
            name = (string)after["name"]!;
            retired = after["retiredAt"] is { } at ? at.GetValue<long>().ToTime() : null;
            var (unit, kind) = ((string)after["unit"]!, Enum.Parse<ValueKind>((string)after["kind"]!));
            if (units is [.., var last] && (last.Unit, last.Kind) == (unit, kind))
                continue;
            if (units.Count > 0)
                units[^1] = units[^1] with { Until = step.Time };
            units.Add(new(step.Time, null, unit, kind));
        }

        return units;
    }

    sealed record Span(DateTimeOffset Since, DateTimeOffset? Until, RecordedBinding Binding, Guid By);

    static List<Span> Spans(IReadOnlyList<EntityStep> steps, Guid signal, DateTimeOffset? retired)
    {
        var spans = new List<Span>();
        foreach (var step in steps)
        {
            var now = RecordedBinding.Read(step.After, signal);
            // An edit of how often it is read does not change where it comes from.
            if (spans is [.., { Until: null } open] && open.Binding == now)
                continue;
            if (spans is [.., { Until: null }])
                spans[^1] = spans[^1] with { Until = step.Time };
            if (now is not null)
                spans.Add(new(step.Time, null, now, step.By));
        }

        if (spans is [.., { Until: null }])
            spans[^1] = spans[^1] with { Until = retired };
        return spans;
    }

    async Task<Dictionary<Guid, (string Name, string Driver)>> SourcesAsync(IReadOnlyCollection<Guid> ids, CancellationToken cancellationToken)
    {
        await using var db = await database.CreateDbContextAsync(cancellationToken);
        var found = await db.Set<Source>().Where(s => ids.Contains(s.Id)).Select(s => new { s.Id, s.Name, s.Driver }).ToListAsync(cancellationToken);
        return found.ToDictionary(s => s.Id, s => (s.Name, s.Driver));
    }

    LineageBinding Shown(Span span, Dictionary<Guid, (string Name, string Driver)> sources, List<LineageUnit> units)
    {
        var (name, driver) = sources.GetValueOrDefault(span.Binding.Source, ("", ""));
        var unit = units.FindLast(u => u.Since <= span.Since)?.Unit ?? span.Binding.Unit;
        return new(span.Since, span.Until, span.Binding.Source, name, driver, words.Address(driver, span.Binding.Address))
        {
            OriginalUnit = span.Binding.Unit,
            Unit = unit,
            Scale = span.Binding.Scale,
            Offset = span.Binding.Offset,
            Rules = LineageWords.Rules(span.Binding.Rules),
            By = span.By,
        };
    }
}
