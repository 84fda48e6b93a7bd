using AIoT.Twin.Acquisition;
using AIoT.Twin.Outcomes;
using AIoT.Twin.Outcomes.Statistics;

namespace AIoT.Twin.Web.Outcomes;

/// <summary>Use cases and values as JSON says them: codes, numbers, units, times.</summary>
static class OutcomeModels
{
    public static UseCaseModel Of(UseCaseView view)
    {
        var u = view.UseCase;
        return new(
            u.Id, u.ScopeId, view.ScopePath, view.Sample, view.Site.Zone.Id, u.Statement, u.OwnerId, u.SponsorId, u.TargetDate,
            u.UnitValue is { } value ? new(value.Amount, value.Currency) : null,
            u.Since, u.Version, Of(view.Stuck?.What), view.Stuck?.Who.ToString(),
            [.. view.Kpis.Select(k => new UseCaseKpiModel(Definition(k), k.Value is null ? null : Summary(k.Value)))]);
    }

    public static KpiSummaryModel Summary(KpiValue value) => new(
        value.Unit, value.ComputedAt.ToTime(), value.Through?.ToTime(), value.Baseline, value.Reporting, value.Target, Of(value.Change),
        value.Verdict.Change,
        value.Verdict.Target, value.TargetProbability, value.Money, [.. value.Notes.Select(n => Of(n)!)]);

    public static KpiValueModel Value(KpiValue value) => new(
        Summary(value),
        [.. value.Figures.Select(f => new FigureModel(f.Code, f.Unit, f.Value, Of(f.Range), f.Table))],
        value.Showings,
        [.. value.Trend.Select(p => new TrendPointModel(p.From.ToTime(), p.To.ToTime(), p.Value, p.Expected, p.KnownShare))],
        value.Model is null ? null : Of(value.Model),
        [.. value.Tables.Select(t => new TableModel(t.Name, t.Rows.Count, t.Columns))]);

    static KpiDefinitionModel Definition(KpiView view)
    {
        var d = view.Kpi.Definition;
        return new(
            d.Id, view.Kpi.Position, d.Kind, d.ScopeId, view.ScopeName, view.Kpi.ComparisonId,
            [.. d.Inputs.Select(i => new KpiInputModel(i.Role, i.SignalId, i.Comparison))],
            d.Settings, d.BaselineFrom, d.BaselineTo, d.ChangeOn, d.TargetChange, d.TargetChange < 0 ? "down" : "up");
    }

    static BaselineModel Of(EnergyBaseline model) => new(
        model.Version, model.From, model.To, model.Days, model.Base, model.PerUnit, model.PerHeatingDegree, model.PerCoolingDegree,
        model.Terms.Heating,
        model.Terms.Cooling, model.CvRmse, model.Nmbe, model.R2Adjusted, model.Rho);

    static EstimateModel? Of(Estimate? estimate) => estimate is { } e ? new(e.Value, e.Low, e.High, Estimate.Confidence) : null;

    static NoteModel? Of(KpiNote? note) => note is null ? null : new(note.Code, note.Arguments);
}
