using System.Globalization;
using AIoT.Twin.Outcomes.Statistics;

namespace AIoT.Twin.Outcomes.Kinds;

/// <summary>Puts together what is said of a site's or line's energy.</summary>
sealed class EnergyFindings
{
    const int LeastDaysOfMonth = 15;
    const double WorseByChance = 0.10;

    readonly KpiContext _context;
    readonly SpecificEnergyKpi.Inputs _inputs;
    readonly IReadOnlyList<EnergyRow> _rows;
    readonly List<EnergyDay> _before;
    readonly List<EnergyDay> _after;
    readonly EnergyModel? _model;
    readonly EnergyComparison? _comparison;
    readonly List<KpiNote> _notes = [];
    readonly List<KpiFigure> _figures = [];

    public EnergyFindings(KpiContext context, SpecificEnergyKpi.Inputs inputs, IReadOnlyList<EnergyRow> rows)
    {
        (_context, _inputs, _rows) = (context, inputs, rows);
        _before = Known(Sides.Baseline);
        _after = Known(Sides.Reporting);
        _model = _before.Count >= 7 * Judgement.LeastWeeks
            ? EnergyFit.Of(_before, inputs.Units, inputs.Weather, BalanceGrid.Celsius)
            : null;
        _comparison = EnergyComparison.Of(_model, _after);
    }

    KpiDefinition Kpi => _context.Kpi;

    public void Note(KpiNote? note)
    {
        if (note is not null)
            _notes.Add(note);
    }

    public KpiValue Value(SpecificEnergyKpi kind)
    {
        var missing = NoteSeasons();
        var verdict = Judge();
        _figures.AddRange(EnergyFigures.Of(_model, _comparison, _rows));
        // The baseline as it would be in this period's units and weather: the raw one compares different years.
        var units = _inputs.Units ? _comparison?.Units : _after.Count;
        var baseline = _comparison?.Predicted / units;
        return new()
        {
            KpiId = Kpi.Id,
            Kind = kind.Name,
            Unit = _inputs.Units ? kind.Unit : "kW.h/d",
            ComputedAt = _context.Now,
            Through = _rows.Count > 0 ? _context.Calendar.Day(_rows[^1].Day).To : null,
            Baseline = Side(Sides.Baseline, Kpi.BaselineFrom, Kpi.BaselineTo, baseline, _before.Count),
            Reporting = Side(Sides.Reporting, Kpi.ChangeOn, _context.Today, _comparison?.Measured / units, _after.Count),
            Target = baseline * (1 + Kpi.TargetChange),
            Change = _comparison?.Change,
            Verdict = verdict,
            TargetProbability = _comparison?.ProbabilityOf(-Kpi.TargetChange),
            Money = !missing && _comparison is not null && Kpi.UnitValue is { } value
                ? KpiMoney.Of(_comparison.SavingPerYear, value)
                : null,
            Notes = _notes,
            Figures = _figures,
            Showings = EnergyFigures.Showings(_model, Kpi.TargetChange),
            Trend = EnergyTables.Trend(_rows, _model, _inputs, _context.Calendar),
            Tables = [EnergyTables.OfDays(_rows, _model, _inputs)],
            Model = _model is null ? null : EnergyFigures.Baseline(Kpi, _model, _rows, _inputs),
        };
    }

    List<EnergyDay> Known(string side) =>
        [.. _rows.Where(r => r.Side == side).Select(r => r.Fitted(_inputs.Units, _inputs.Weather)).OfType<EnergyDay>()];

    KpiSide Side(string side, DateOnly from, DateOnly to, double? value, int known)
    {
        var rows = _rows.Where(r => r.Side == side).ToList();
        return new(from, to, value, known, rows.Count, rows.Count > 0 ? rows.Average(r => r.Known) : 0);
    }

    bool NoteSeasons()
    {
        if (!_inputs.Weather)
            return false;
        var months = Enumerable.Range(1, 12).Where(m => _before.Count(d => d.Day.Month == m) < LeastDaysOfMonth).ToList();
        if (months.Count > 0)
            Note(new(KpiNote.SeasonsMissing, ("months", string.Join(',', months))));
        return months.Count > 0;
    }

    Judgement Judge()
    {
        if (!_context.Started)
            return Judgement.NotStarted;
        const int least = 7 * Judgement.LeastWeeks;
        if (_before.Count < least || _after.Count < least)
        {
            var (side, known) = _before.Count < least ? (Sides.Baseline, _before.Count) : (Sides.Reporting, _after.Count);
            Note(new(KpiNote.TooFewWeeks, ("side", side), ("known", $"{known / 7}"), ("needed", $"{Judgement.LeastWeeks}")));
            return Judgement.CannotJudge;
        }

        if (_comparison is null)
        {
            Note(new(KpiNote.NoFit));
            return Judgement.CannotJudge;
        }

        NoteReturnToNormal(_comparison.Change);
        return Judgement.Of(_comparison.Change, Kpi.TargetChange);
    }

    void NoteReturnToNormal(Estimate change)
    {
        var last = _before.Count / 4;
        var (rest, quarter) = (_before.SkipLast(last).ToList(), _before.TakeLast(last).ToList());
        // With the balance points of the whole year: three quarters alone could not choose them.
        if (LeastSquares.Fit([.. rest.Select(_model!.Terms.Row)], [.. rest.Select(d => d.Energy)]) is not { } fit)
            return;
        var without = new EnergyModel(_model.Terms, fit, rest);
        if (without.PredictSum(quarter).ProbabilityOfSaving(0, quarter.Sum(d => d.Energy)) >= WorseByChance
            || EnergyComparison.Of(without, _after) is not { } compared)
        {
            return;
        }

        Note(new(KpiNote.ReturnToNormal, ("with", Text(change.Value)), ("without", Text(compared.Change.Value))));
        _figures.Add(KpiFigure.Of("change-without-last-quarter", "1", compared.Change, EnergyTables.Days));
    }

    static string Text(double number) => number.ToString("R", CultureInfo.InvariantCulture);
}
