using AIoT.Twin.Outcomes.Statistics;
using AIoT.Twin.Telemetry.Calendars;

namespace AIoT.Twin.Outcomes.Kinds;

/// <summary>The rows behind an energy KPI: days, and the weeks of the trend.</summary>
static class EnergyTables
{
    public const string Days = "days";

    static readonly KpiColumn[] s_day =
    [
        new("day"), new("side"), new("used"), new("energy", "kW.h"), new("units"), new("temperature", "Cel"),
        new("heatingDegrees", "K.d"), new("coolingDegrees", "K.d"),
        new("predicted", "kW.h"), new("saved", "kW.h"), new("perUnit", SpecificEnergyKpi.PerUnit), new("known", "%"),
    ];

    public static KpiTable OfDays(IReadOnlyList<EnergyRow> rows, EnergyModel? model, SpecificEnergyKpi.Inputs inputs) =>
        new(Days, s_day, [.. rows.Select(r => Cells(r, model, inputs))]);

    static object?[] Cells(EnergyRow row, EnergyModel? model, SpecificEnergyKpi.Inputs inputs)
    {
        var day = row.Fitted(inputs.Units, inputs.Weather);
        var predicted = day is { } known ? model?.Predict(known) : null;
        return
        [
            row.Day, row.Side, day is not null && row.Side != Sides.Neither, row.Energy, row.Units, row.Temperature,
            row.Temperature is { } warm ? model?.Terms.HeatingDegrees(warm) : null,
            row.Temperature is { } hot ? model?.Terms.CoolingDegrees(hot) : null,
            predicted, predicted - row.Energy, row.Units > 0 ? row.Energy / row.Units : null, 100 * row.Known,
        ];
    }

    /// <summary>Raw kWh per unit by week, not adjusted for anything, and what the baseline expects in the same units and weather.</summary>
    public static IReadOnlyList<KpiPoint> Trend(IReadOnlyList<EnergyRow> rows, EnergyModel? model, SpecificEnergyKpi.Inputs inputs,
        SiteCalendar calendar) =>
    [
        .. from row in rows
           group row by SiteCalendar.MondayOf(row.Day) into week
           where week.Count() == 7
           let span = calendar.Week(week.Key)
           let known = week.Where(r => r.Energy is not null && (!inputs.Units || r.Units is not null)).ToList()
           let enough = known.Count >= 6
           let units = inputs.Units ? known.Sum(r => r.Units!.Value) : known.Count
           let days = known.Select(r => r.Fitted(inputs.Units, inputs.Weather)).OfType<EnergyDay>().ToList()
           select new KpiPoint(
               span.From, span.To,
               enough && units > 0 ? known.Sum(r => r.Energy!.Value) / units : null,
               enough && units > 0 && model is not null && days.Count == known.Count ? days.Sum(model.Predict) / units : null,
               week.Average(r => r.Known)),
    ];
}
