using AIoT.Twin.Web.Kit.Charts;

namespace AIoT.Twin.Web.Telemetry.Trends;

/// <summary>Everything a trend is, which is what its address says.</summary>
public sealed record TrendState
{
    public const int Most = 12;
    public const string UsualRange = "now-8h";

    public IReadOnlyList<TrendPen> Pens { get; init; } = [];

    /// <summary>What the address names as a signal and is no signal's id.</summary>
    public IReadOnlyList<string> NotUnderstood { get; init; } = [];

    /// <summary>How many signals of the address are beyond the most a trend has.</summary>
    public int LeftOut { get; init; }

    public string Range { get; init; } = UsualRange;

    public TrendScales Scales { get; init; }

    public TrendLanes Lanes { get; init; }

    /// <summary>Kinds of marks that are not shown.</summary>
    public IReadOnlyList<string> Without { get; init; } = [];

    public TrendCursors Cursors { get; init; }

    /// <summary>How much earlier the period is that this one is compared with: "7d".</summary>
    public string? Earlier { get; init; }

    /// <summary>The machine of the same type this one is compared with.</summary>
    public Guid? Sister { get; init; }

    public TrendView View { get; init; }

    /// <summary>Which pens stand against one another, from 0 on.</summary>
    public (int X, int Y) Xy { get; init; } = (0, 1);

    public DateTimeOffset? Paused { get; init; }

    public IReadOnlyList<Guid> Signals => [.. Pens.Select(p => p.Signal)];

    public TrendState Add(IEnumerable<Guid> signals)
    {
        var more = signals.Where(s => Pens.All(p => p.Signal != s)).Distinct().Take(Most - Pens.Count);
        return this with { Pens = [.. Pens, .. more.Select(s => new TrendPen(s))] };
    }

    public TrendState Remove(Guid signal) => this with { Pens = [.. Pens.Where(p => p.Signal != signal)], Xy = (0, 1) };

    public TrendState Set(Guid signal, PenLook look) => this with { Pens = [.. Pens.Select(p => p.Signal == signal ? p with { Look = look } : p)] };

    /// <summary>The same trend of other signals, in the same order; a pen without one falls away.</summary>
    public TrendState Swap(IReadOnlyList<Guid?> signals) =>
        this with { Pens = [.. Pens.Zip(signals, (pen, other) => other is { } id ? pen with { Signal = id } : null).OfType<TrendPen>()], Sister = null };
}
