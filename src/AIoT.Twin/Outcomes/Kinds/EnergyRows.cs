using AIoT.Twin.Telemetry;
using AIoT.Twin.Telemetry.Calendars;

namespace AIoT.Twin.Outcomes.Kinds;

/// <summary>Reads the days of an energy KPI: kWh, units and outdoor temperature by production day of the site.</summary>
sealed class EnergyRows(ITelemetryQueries telemetry)
{
    readonly DailySeries _daily = new(telemetry);

    public async Task<IReadOnlyList<EnergyRow>> ReadAsync(KpiContext context, CancellationToken cancellationToken)
    {
        var kpi = context.Kpi;
        var from = SiteCalendar.MondayOf(kpi.BaselineFrom < kpi.ChangeOn ? kpi.BaselineFrom : kpi.ChangeOn);
        if (context.Today <= from)
            return [];
        var edges = context.Calendar.DayEdges(from, context.Today);
        var energy = await AmountsAsync(SpecificEnergyKpi.Energy);
        var units = await AmountsAsync(SpecificEnergyKpi.Units);
        var temperature = context.Signals(SpecificEnergyKpi.OutdoorTemperature) is [var outdoor, ..]
            ? await _daily.MeansAsync(outdoor, edges, cancellationToken)
            : null;
        return [.. Enumerable.Range(0, edges.Count - 1).Select(i => Row(kpi, from.AddDays(i), energy?[i], units?[i], temperature?[i]))];

        async Task<IReadOnlyList<DayValue>?> AmountsAsync(string role) =>
            context.Signals(role) is { Count: > 0 } signals ? await _daily.AmountsAsync(signals, edges, cancellationToken) : null;
    }

    static EnergyRow Row(KpiDefinition kpi, DateOnly day, DayValue? energy, DayValue? units, DayValue? temperature)
    {
        var side = day >= kpi.BaselineFrom && day < kpi.BaselineTo ? Sides.Baseline : day >= kpi.ChangeOn ? Sides.Reporting : Sides.Neither;
        var known = new[] { energy, units, temperature }.Min(v => v?.Known ?? 1);
        return new(day, side, energy?.Value, units?.Value, temperature?.Value, energy is null ? 0 : known);
    }
}
