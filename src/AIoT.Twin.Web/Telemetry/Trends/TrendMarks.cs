using AIoT.Twin.Acquisition;
using AIoT.Twin.Governance;
using AIoT.Twin.Modelling;
using AIoT.Twin.Telemetry.Sources;
using AIoT.Twin.Web.Kit;
using AIoT.Twin.Web.Kit.Charts;
using Microsoft.Extensions.Localization;

namespace AIoT.Twin.Web.Telemetry.Trends;

/// <summary>What happened in a span at the machines whose signals are shown, and when the clocks changed.</summary>
public sealed class TrendMarks(
    Catalog<ITwinMarks> kinds, Catalog<IMarkText> words, ITwinTreeSource tree, ISourceQueries sources, IStringLocalizer<TrendsText> text)
{
    const int MostOfAKind = 400;

    public IReadOnlyList<string> Kinds => [.. kinds.All.Select(k => k.Name)];

    public async Task<IReadOnlyList<TrendMark>> LoadAsync(
        Caller caller, TrendState state, DateTimeOffset from, DateTimeOffset to, TimeZoneInfo zone, CancellationToken cancellationToken)
    {
        var twins = TwinsOf(caller, state);
        var found = new List<TrendMark>(ClockChanges(from, to, zone));
        foreach (var kind in kinds.All.Where(k => twins.Count > 0 && !state.Without.Contains(k.Name)))
        {
            var marks = await kind.BetweenAsync(caller, twins, from, to, MostOfAKind, cancellationToken);
            // Of several machines the spans would cover one another.
            var shade = marks.Select(m => m.Twin).Distinct().Count() == 1;
            found.AddRange(marks.Select(m => Said(m, shade)));
        }

        return [.. found.OrderBy(m => m.Mark.From)];
    }

    // Each pen's twin and the machines and line it is part of, and where the devices stand that its values come from.
    List<Guid> TwinsOf(Caller caller, TrendState state)
    {
        var now = tree.Tree;
        var signals = state.Signals.Select(now.Signal).OfType<SignalNode>().ToArray();
        var ids = signals.Select(s => s.Id).ToHashSet();
        var above = signals.SelectMany(s => now.SelfAndAncestors(s.TwinId).TakeWhile(t => t.Level > TwinLevel.Area)).Select(t => t.Id);
        var devices = sources.All(caller).Where(s => sources.BindingsOf(caller, s.Source.Id).Any(b => ids.Contains(b.Signal.Id))).Select(s => s.Source.TwinId);
        return [.. above.Concat(devices).Distinct()];
    }

    TrendMark Said(TwinMark mark, bool shade)
    {
        var said = words.Find(mark.Kind);
        return new(new PlotMark(mark.From, mark.To, said?.Of(mark) ?? mark.Code, mark.Kind) { Shade = shade }, said?.LinkOf(mark));
    }

    IEnumerable<TrendMark> ClockChanges(DateTimeOffset from, DateTimeOffset to, TimeZoneInfo zone)
    {
        for (var day = from; day < to; day += TimeSpan.FromDays(1))
        {
            var end = day + TimeSpan.FromDays(1) < to ? day + TimeSpan.FromDays(1) : to;
            if (zone.GetUtcOffset(day) == zone.GetUtcOffset(end))
                continue;
            var at = ChangeIn(day, end, zone);
            var by = zone.GetUtcOffset(end) - zone.GetUtcOffset(day);
            yield return new(new PlotMark(at, null, text[by > TimeSpan.Zero ? "Mark.ClockForward" : "Mark.ClockBack", TrendDuration.Of(by.Duration(), text)], PlotMark.Clock), null);
        }
    }

    static DateTimeOffset ChangeIn(DateTimeOffset before, DateTimeOffset after, TimeZoneInfo zone)
    {
        var old = zone.GetUtcOffset(before);
        while (after - before > TimeSpan.FromSeconds(1))
        {
            var middle = before + ((after - before) / 2);
            (before, after) = zone.GetUtcOffset(middle) == old ? (middle, after) : (before, middle);
        }

        // Clocks change at whole seconds.
        return new DateTimeOffset(after.Ticks - (after.Ticks % TimeSpan.TicksPerSecond), after.Offset);
    }
}
