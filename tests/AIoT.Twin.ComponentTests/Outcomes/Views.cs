using AIoT.Twin.Acquisition;
using AIoT.Twin.Modelling;
using AIoT.Twin.Outcomes;
using AIoT.Twin.Outcomes.Statistics;
using AIoT.Twin.Outcomes.UseCases;

namespace AIoT.Twin.ComponentTests.Outcomes;

/// <summary>Use cases as the queries give them.</summary>
static class Views
{
    public static readonly Guid Signal = new("01990000-0000-7000-8000-000000000077");

    static readonly SiteInfo s_site = new(new("01990000-0000-7000-8000-000000000002"), "Northfield",
        TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin"), "EUR");
    static readonly DateOnly s_change = new(2025, 1, 6);

    public static KpiValue Value(Judgement verdict) => new()
    {
        KpiId = Guid.CreateVersion7(),
        Kind = "unplanned-downtime",
        Unit = "h/(100.h)",
        ComputedAt = new DateTimeOffset(2026, 1, 1, 11, 59, 0, TimeSpan.Zero).ToMicroseconds(),
        Baseline = new(s_change.AddDays(-364), s_change, 2.45, 52, 52, 0.99),
        Reporting = new(s_change, s_change.AddDays(357), 1.52, 51, 51, 0.97),
        Target = 1.715,
        Change = new Estimate(-0.38, -0.48, -0.27),
        Verdict = verdict,
        TargetProbability = 0.76,
        Money = new(120_000, 84_000, 160_000, "EUR"),
        Figures = [new("stops-per-week-before", "/wk", 15.2, "weeks"),
            KpiFigure.Of("stops-change", "1", new Estimate(-0.34, -0.41, -0.26), "weeks")],
        Showings = [new("hours", -0.3, 29), new("hours", -0.15, null)],
        Trend = [.. Enumerable.Range(0, 103).Select(i => Week(s_change.AddDays(7 * (i - 52)), i == 30 ? null : i < 52 ? 2.4 : 1.5))],
        Tables =
        [
            new("weeks", [new("week"), new("side"), new("used"), new("downHours", "h")],
                [[s_change, "baseline", true, 4.25], [s_change.AddDays(7), "reporting", false, null]]),
            new("stops", [new("from"), new("minutes", "min")], [[new DateTimeOffset(2025, 3, 4, 5, 6, 7, TimeSpan.Zero), 16.5]]),
        ],
    };

    static KpiPoint Week(DateOnly monday, double? value)
    {
        var from = new DateTimeOffset(monday.ToDateTime(TimeOnly.MinValue), TimeSpan.FromHours(1)).ToMicroseconds();
        return new(from, from + 7 * 86_400_000_000, value, null, value is null ? 0.4 : 1);
    }

    public static UseCaseView UseCase(string statement, KpiValue? value, UnitValue? worth = null, Obstacle? stuck = null)
    {
        var (id, line) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        var definition = new KpiDefinition
        {
            Id = Guid.CreateVersion7(),
            Kind = "unplanned-downtime",
            ScopeId = line,
            Inputs = [new("state", Signal)],
            BaselineFrom = s_change.AddDays(-364),
            BaselineTo = s_change,
            ChangeOn = s_change,
            TargetChange = -0.3,
            UnitValue = worth,
        };
        var kpi = new KpiInfo(definition, id, 0, null);
        var useCase = new UseCaseInfo(id, s_site.Id, statement, Guid.CreateVersion7(), null, new(2026, 6, 30), worth,
            DateTimeOffset.UnixEpoch, 1)
        { Kpis = [kpi] };
        return new(useCase, s_site, "Harvest / Northfield", true, "Erika Mustermann", null, stuck)
        {
            Kpis = [new KpiView(kpi, "Line 1", null,
                value) { SignalPaths = new Dictionary<Guid, string> { [Signal] = "Northfield / Line 1 / State" } }],
        };
    }
}
