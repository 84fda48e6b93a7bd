using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text.Json;
using AIoT.Twin.Acquisition;
using AIoT.Twin.Modelling;
using AIoT.Twin.Outcomes.UseCases;
using AIoT.Twin.Telemetry.Calendars;
using AIoT.Twin.Telemetry.Corrections;
using AIoT.Twin.Telemetry.Historian.Corrections;
using Microsoft.EntityFrameworkCore;

namespace AIoT.Twin.Outcomes.Told;

/// <summary>Compares the weeks of a KPI with what was last said of them, and tells those that a correction of history made otherwise.</summary>
sealed class TellCorrectedKpis(IDbContextFactory<TwinDbContext> database, ICorrections corrections, ICalendars calendars, ITwinTreeSource tree)
{
    // What a week begins with was measured before it began.
    static readonly TimeSpan s_before = TimeSpan.FromDays(7);

    const double LeastShare = 1e-9;

    readonly ConcurrentDictionary<Guid, DateTimeOffset> _knownAt = [];

    public async Task RunAsync(UseCaseInfo useCase, KpiInfo kpi, KpiValue value, CancellationToken cancellationToken)
    {
        if (!corrections.IsTold || tree.Tree.SiteOf(kpi.Definition.ScopeId) is not { } site)
            return;
        var (at, basis) = (value.ComputedAt.ToTime(), BasisOf(kpi.Definition, calendars.Of(site)));
        IReadOnlyList<ToldWeek> weeks = [.. value.Trend.Select(p => new ToldWeek(p.From, p.To, p.Value))];
        await using var db = await database.CreateDbContextAsync(cancellationToken);
        var told = await db.Set<ToldKpi>().FindAsync([kpi.Id], cancellationToken);
        if (told is not null && told.Basis == basis && !told.Weeks.SequenceEqual(weeks))
            await TellAsync(useCase, kpi, value, told, weeks, cancellationToken);
        _knownAt[kpi.Id] = at;
        if (told is not null && told.Basis == basis && told.Weeks.SequenceEqual(weeks))
            return;

        if (told is null)
            db.Add(told = new ToldKpi { KpiId = kpi.Id, Basis = basis, At = at, Weeks = weeks });
        (told.Basis, told.At, told.Weeks) = (basis, at, weeks);
        await db.SaveChangesAsync(cancellationToken);
    }

    async Task TellAsync(UseCaseInfo useCase, KpiInfo kpi, KpiValue value, ToldKpi told, IReadOnlyList<ToldWeek> weeks, CancellationToken cancellationToken)
    {
        var since = _knownAt.GetValueOrDefault(kpi.Id, told.At);
        var signals = kpi.Definition.Inputs.Select(i => i.SignalId).ToHashSet();
        var spans = (await corrections.SinceAsync(since, cancellationToken)).Where(s => signals.Contains(s.Signal)).ToList();
        var former = told.Weeks.Where(w => w.To <= told.At.ToMicroseconds()).ToDictionary(w => w.From);
        var effects = weeks.Where(w => former.TryGetValue(w.From, out var before) && Differ(before.Value, w.Value)).Select(w => new CorrectionEffect(
            "kpi", kpi.Id, useCase.Statement, $"/outcomes/{useCase.Id}", [.. spans.Where(s => Reaches(s, w)).Select(s => s.Signal).Distinct()])
        {
            From = w.From.ToTime(),
            To = w.To.ToTime(),
            Before = former[w.From].Value,
            After = w.Value,
            Unit = value.Unit,
            Since = since,
            At = value.ComputedAt.ToTime(),
        });
        await corrections.TellAsync([.. effects.Where(e => e.Signals.Count > 0)], cancellationToken);
    }

    static bool Reaches(CorrectedSpan span, ToldWeek week) => span.From.ToMicroseconds() < week.To && span.Through >= week.From.ToTime() - s_before;

    static bool Differ(double? one, double? other) => one is { } a && other is { } b ? Math.Abs(a - b) > LeastShare * Math.Max(Math.Abs(a), Math.Abs(b)) : one != other;

    static string BasisOf(KpiDefinition kpi, SiteCalendar calendar)
    {
        var plan = JsonSerializer.Serialize(calendar.Plan, CalendarJson.Default.CalendarPlan);
        return Convert.ToHexStringLower(SHA256.HashData([.. JsonSerializer.SerializeToUtf8Bytes(kpi, OutcomesJson.Default.KpiDefinition), .. System.Text.Encoding.UTF8.GetBytes($"{calendar.Zone.Id}{plan}")]));
    }
}
