using System.Collections.Concurrent;
using AIoT.Twin.Acquisition;
using AIoT.Twin.Modelling;
using AIoT.Twin.Outcomes.UseCases;
using AIoT.Twin.Telemetry;
using AIoT.Twin.Telemetry.Calendars;

namespace AIoT.Twin.Outcomes;

/// <summary>
/// Computes each KPI from its whole history by the same code, however the data came. A value is good until its definition, a calendar, the
/// production day or an input changes; inputs that speak every second are looked at once a minute.
/// </summary>
sealed class KpiValues(Catalog<IKpiKind> kinds, ITwinTreeSource tree, ICalendars calendars, ITelemetryQueries telemetry,
    TimeProvider clock) : IKpiValues, IDisposable
{
    static readonly TimeSpan s_rest = TimeSpan.FromMinutes(1);

    // Two at a time: a computation is all processor, and there may be as many as there are KPIs.
    readonly SemaphoreSlim _computing = new(2, 2);
    readonly ConcurrentDictionary<Guid, Slot> _slots = [];

    public async Task<KpiValue?> OfAsync(KpiInfo kpi, CancellationToken cancellationToken)
    {
        var now = clock.Now().ToMicroseconds();
        if (kinds.Find(kpi.Definition.Kind) is not { } kind || tree.Tree.SiteOf(kpi.Definition.ScopeId) is not { } site)
            return null;
        var context = new KpiContext(kpi.Definition, calendars.Of(site), tree.Tree, now);
        var slot = _slots.GetOrAdd(kpi.Id, _ => new Slot());
        if (slot.Kept is { } kept && Holds(kept, context))
            return kept.Value;

        await slot.One.WaitAsync(cancellationToken);
        try
        {
            if (slot.Kept is { } meanwhile && Holds(meanwhile, context))
                return meanwhile.Value;
            return (slot.Kept = await ComputeAsync(kind, context, cancellationToken)).Value;
        }
        finally
        {
            slot.One.Release();
        }
    }

    async Task<Kept> ComputeAsync(IKpiKind kind, KpiContext context, CancellationToken cancellationToken)
    {
        await _computing.WaitAsync(cancellationToken);
        try
        {
            // Taken before, so that what arrives while it computes is seen next time.
            var (basis, touched) = (BasisOf(context), TouchedBy(context));
            return new(basis, touched, context.Now, await kind.ComputeAsync(context, cancellationToken));
        }
        finally
        {
            _computing.Release();
        }
    }

    bool Holds(Kept kept, KpiContext context) =>
        kept.Basis == BasisOf(context) && (kept.Touched == TouchedBy(context) || context.Now - kept.At < s_rest.TotalMicroseconds);

    Basis BasisOf(KpiContext context) => new(context.Kpi, calendars.Version, context.Tree.Version, context.Today);

    long TouchedBy(KpiContext context) => context.Kpi.Inputs.Aggregate(17L, (all, input) =>
        unchecked(all * 31 + telemetry.TouchedAt(input.SignalId)));

    public void Dispose() => _computing.Dispose();

    sealed record Basis(KpiDefinition Kpi, long Calendars, long Tree, DateOnly Today)
    {
        // The index makes new definitions only when a use case changed, so the same one is the same object.
        public bool Equals(Basis? other) =>
            other is not null && ReferenceEquals(Kpi, other.Kpi) && Calendars == other.Calendars && Tree == other.Tree
                && Today == other.Today;

        public override int GetHashCode() => HashCode.Combine(Kpi.Id, Calendars, Tree, Today);
    }

    sealed record Kept(Basis Basis, long Touched, long At, KpiValue Value);

    sealed class Slot
    {
        public SemaphoreSlim One { get; } = new(1, 1);

        public Kept? Kept { get; set; }
    }
}
