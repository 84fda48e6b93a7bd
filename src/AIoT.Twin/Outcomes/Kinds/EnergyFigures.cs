using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using AIoT.Twin.Outcomes.Statistics;

namespace AIoT.Twin.Outcomes.Kinds;

/// <summary>What is shown beside an energy KPI, and its fitted baseline as others read it.</summary>
static class EnergyFigures
{
    public static IEnumerable<KpiFigure> Of(EnergyModel? model, EnergyComparison? comparison, IReadOnlyList<EnergyRow> rows)
    {
        const string table = EnergyTables.Days;
        yield return KpiFigure.Of("saving", "kW.h", comparison?.Saving, table);
        yield return new("predicted", "kW.h", comparison?.Predicted, table);
        yield return new("measured", "kW.h", comparison?.Measured, table);
        yield return new("per-unit-before-raw", SpecificEnergyKpi.PerUnit, PerUnit(rows, Sides.Baseline), table);
        yield return new("per-unit-after-raw", SpecificEnergyKpi.PerUnit, PerUnit(rows, Sides.Reporting), table);
        yield return new("cv-rmse", "%", 100 * model?.CvRmse, table);
        yield return new("r2-adjusted", "1", model?.Fit.AdjustedR2, table);
        yield return new("baseline-days", "d", model?.Days.Count, table);
        yield return new("kwh-base", "kW.h/d", model?.Base, table);
        yield return new("kwh-per-unit", SpecificEnergyKpi.PerUnit, model?.PerUnit, table);
        yield return new("kwh-per-heating-degree", "kW.h/(K.d)", model?.PerHeatingDegree, table);
        yield return new("kwh-per-cooling-degree", "kW.h/(K.d)", model?.PerCoolingDegree, table);
        yield return new("heating-below", "Cel", model?.Terms.Heating, table);
        yield return new("cooling-above", "Cel", model?.Terms.Cooling, table);
    }

    /// <summary>
    /// For the target and half of it: weeks until the interval would exclude no change, in an average week of the baseline.
    /// </summary>
    public static IReadOnlyList<KpiShowing> Showings(EnergyModel? model, double target)
    {
        if (model is null)
            return [];
        var weeks = Math.Max(1, model.Days.Count / 7);
        var relative = Math.Sqrt(model.Fit.Variance / Autocorrelation.EffectiveCount(7, Math.Max(0, model.Rho)))
            / model.Days.Average(d => d.Energy);
        return [.. new[] { target, target / 2 }.Select(
            c => new KpiShowing("energy", c, Showable.WeeksFor(-c, relative * relative, weeks, perEvent: false)))];
    }

    public static EnergyBaseline Baseline(KpiDefinition kpi, EnergyModel model, IReadOnlyList<EnergyRow> rows,
        SpecificEnergyKpi.Inputs inputs) => new()
        {
            KpiId = kpi.Id,
            Version = VersionOf(kpi, model),
            From = kpi.BaselineFrom,
            To = kpi.BaselineTo,
            Terms = model.Terms,
            Base = model.Base,
            PerUnit = model.PerUnit,
            PerHeatingDegree = model.PerHeatingDegree,
            PerCoolingDegree = model.PerCoolingDegree,
            Days = model.Days.Count,
            CvRmse = model.CvRmse,
            Nmbe = model.Nmbe,
            R2Adjusted = model.Fit.AdjustedR2,
            Rho = model.Rho,
            Residuals = [.. rows.Select(r => r.Fitted(inputs.Units, inputs.Weather)).OfType<EnergyDay>()
            .Select(d => new EnergyResidual(d.Day, d.Energy, model.Predict(d)))],
        };

    static string VersionOf(KpiDefinition kpi, EnergyModel model)
    {
        var said = string.Join(' ', model.Fit.Coefficients.Select(c => c.ToString("G10", CultureInfo.InvariantCulture)));
        var text = string.Create(CultureInfo.InvariantCulture,
            $"{kpi.BaselineFrom:O} {kpi.BaselineTo:O} {model.Days.Count} {model.Terms.Heating} {model.Terms.Cooling} {said}");
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..8];
    }

    static double? PerUnit(IReadOnlyList<EnergyRow> rows, string side)
    {
        var known = rows.Where(r => r.Side == side && r.Energy is not null && r.Units is not null).ToList();
        return known.Sum(r => r.Units) is var units and > 0 ? known.Sum(r => r.Energy) / units : null;
    }
}
