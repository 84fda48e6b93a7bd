using AIoT.Twin.Governance;
using AIoT.Twin.Outcomes;
using AIoT.Twin.Telemetry;
using AIoT.Twin.Telemetry.Calendars;
using AIoT.Twin.Telemetry.Corrections;

namespace AIoT.Twin.IntegrationTests.Outcomes;

public sealed class CorrectedKpiTests(Databases databases)
{
    const long Minute = 60_000_000;

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_week_that_late_states_made_otherwise_is_told_with_what_it_was_before(DatabaseKind kind)
    {
        await using var plant = await OutcomesPlant.StoredAsync(await databases.CreateAsync(kind, Stop), Stop);
        var made = await plant.RegisterAsync(Stop);
        var path = $"use-cases/{made["id"]}/kpis/{made["kpis"]![0]!["definition"]!["id"]}/values";
        await LookAsync(plant);
        var before = await WeekAsync(plant, path);

        // Five hours in the week of 5 October the controller had kept to itself.
        var week = Week();
        await plant.WriteAsync([(week.From + (100 * 60 * Minute), MachineState.OwnFault), (week.From + (105 * 60 * Minute), MachineState.Running)], Stop);
        await LookAsync(plant);
        var after = await WeekAsync(plant, path);

        var effect = Assert.Single(await EffectsAsync(plant));
        Assert.True(after > before);
        Assert.Equal(("kpi", before, after, week.From), (effect.Kind, effect.Before!.Value, effect.After!.Value, effect.From.ToUnixTimeMilliseconds() * 1000));
        Assert.Equal([plant.State], effect.Signals);

        // Looked at again, and after something that is no correction: nothing is told twice or of another cause.
        await plant.WriteAsync([(plant.Clock.GetUtcNow().ToUnixTimeMilliseconds() * 1000, MachineState.Running)], Stop);
        await LookAsync(plant);
        Assert.Single(await EffectsAsync(plant));
    }

    static Span Week() => new SiteCalendar(TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin"), CalendarPlan.AlwaysOn).Week(new DateOnly(2026, 10, 5));

    // The values of a KPI are good for a minute after an input spoke.
    static async Task LookAsync(OutcomesPlant plant)
    {
        plant.Clock.Advance(TimeSpan.FromMinutes(2));
        await plant.Twin.Get<RecomputeKpis>().RunAsync(Stop);
    }

    static async Task<IReadOnlyList<Twin.Telemetry.Historian.Corrections.CorrectionEffect>> EffectsAsync(OutcomesPlant plant) =>
        [.. (await plant.Twin.Get<ICorrectionQueries>().ListAsync(Caller.System, new CorrectionFilter(), Stop)).Items.SelectMany(c => c.Effects)];

    static async Task<double> WeekAsync(OutcomesPlant plant, string path)
    {
        var week = DateTimeOffset.FromUnixTimeMilliseconds(Week().From / 1000);
        var trend = (await plant.GetAsync(path, Stop))["trend"]!.AsArray();
        return trend.Single(p => p!["from"]!.GetValue<DateTimeOffset>() == week)!["value"]!.GetValue<double>();
    }
}
