using System.Globalization;
using AIoT.Twin.Outcomes.Statistics;
using AIoT.Twin.Telemetry.Calendars;

namespace AIoT.Twin.Outcomes.Kinds;

/// <summary>Puts together what is said of a line's downtime.</summary>
sealed class DowntimeFindings
{
    // A baseline whose quarters differ by chance alone is taken for one with a worse end in one of ten cases.
    const double WorseByChance = 0.10;

    readonly KpiContext _context;
    readonly IReadOnlyList<DowntimeWeek> _weeks;
    readonly DowntimeWeeks _before;
    readonly DowntimeWeeks _after;
    readonly DowntimeComparison? _comparison;
    readonly List<KpiNote> _notes = [];
    readonly List<KpiFigure> _figures = [];
    readonly List<KpiTable> _tables = [];

    public DowntimeFindings(KpiContext context, DowntimeLedger? ledger)
    {
        var compared = new ComparedWeeks(context);
        _context = context;
        _weeks = ledger?.Weeks(compared.All) ?? [];
        _before = new([.. _weeks.Where(w => compared.SideOf(w.Monday) == Sides.Baseline)]);
        _after = new([.. _weeks.Where(w => compared.SideOf(w.Monday) == Sides.Reporting)]);
        _comparison = DowntimeComparison.Of(_before, _after);
        _figures.AddRange(DowntimeFigures.Of(_before, _after, _comparison));
        _tables.Add(DowntimeTables.OfWeeks(_weeks.Select(w => (w, compared.SideOf(w.Monday)))));
        _tables.Add(DowntimeTables.OfStops((ledger?.Stops ?? [])
            .Select(s => (s, compared.SideOf(SiteCalendar.MondayOf(context.Calendar.DayOf(s.Busy[0].From)))))));
    }

    KpiDefinition Kpi => _context.Kpi;

    public void Note(KpiNote? note)
    {
        if (note is not null)
            _notes.Add(note);
    }

    /// <summary>How the untouched line did over the same weeks.</summary>
    public void CompareWith(DowntimeLedger untouched)
    {
        var before = new DowntimeWeeks(untouched.Weeks(_before.All.Select(w => w.Monday)));
        var after = new DowntimeWeeks(untouched.Weeks(_after.All.Select(w => w.Monday)));
        var change = DowntimeComparison.Of(before, after)?.Change;
        _figures.Add(KpiFigure.Of("comparison-change", "1", change, DowntimeTables.ComparisonWeeks));
        _tables.Add(DowntimeTables.OfComparison(before.All, after.All));
        if (change is { High: < 0 } moved)
            Note(new(KpiNote.ComparisonChanged, ("change", Text(moved.Value))));
    }

    public KpiValue Value(UnplannedDowntimeKpi kind)
    {
        NoteBaseline(kind.LeastBaselineWeeks);
        var verdict = Judge();
        var ratio = 1 + Kpi.TargetChange;
        return new()
        {
            KpiId = Kpi.Id,
            Kind = kind.Name,
            Unit = kind.Unit,
            ComputedAt = _context.Now,
            Through = _weeks.Count > 0 ? _weeks[^1].Span.To : null,
            Baseline = _before.Side(Kpi.BaselineFrom, Kpi.BaselineTo),
            Reporting = _after.Side(Kpi.ChangeOn, _context.Today),
            Target = _before.PerHundred * ratio,
            Change = _comparison?.Change,
            Verdict = verdict,
            TargetProbability = _comparison?.ProbabilityAtMost(ratio),
            Money = _comparison?.AvoidedPerYear is { } avoided && Kpi.UnitValue is { } value ? KpiMoney.Of(avoided, value) : null,
            Notes = _notes,
            Figures = _figures,
            Showings = DowntimeFigures.Showings(_before, Kpi.TargetChange),
            Trend = [.. _weeks.Select(w => new KpiPoint(w.Span.From, w.Span.To, w.Value, null, w.KnownShare))],
            Tables = _tables,
        };
    }

    void NoteBaseline(int least)
    {
        if (_before.Count < least)
            Note(new(KpiNote.BaselineShort, ("known", $"{_before.Count}"), ("needed", $"{least}")));
        if (Kpi.Inputs.All(i => !i.Comparison))
            Note(new(KpiNote.NoComparison));
        if (!_context.Calendar.Given)
            Note(new(KpiNote.NoCalendar));
    }

    Judgement Judge()
    {
        if (!_context.Started)
            return Judgement.NotStarted;
        if (_comparison is null)
        {
            var (side, known) = _before.Count < Judgement.LeastWeeks ? (Sides.Baseline, _before.Count) : (Sides.Reporting, _after.Count);
            Note(new(KpiNote.TooFewWeeks, ("side", side), ("known", $"{known}"), ("needed", $"{Judgement.LeastWeeks}")));
            return Judgement.CannotJudge;
        }

        if (_comparison.Change is not { } change)
        {
            Note(new(KpiNote.BaselineZero));
            return Judgement.CannotJudge;
        }

        NoteReturnToNormal(change);
        return Judgement.Of(change, Kpi.TargetChange);
    }

    void NoteReturnToNormal(Estimate change)
    {
        var last = _before.Count / 4;
        var rest = new DowntimeWeeks([.. _before.Usable.SkipLast(last)]);
        var quarter = new DowntimeWeeks([.. _before.Usable.TakeLast(last)]);
        var worse = BlockBootstrap.Compare(rest.Hours, quarter.Hours);
        if (worse is null || worse.ProbabilityAtMost(1) >= WorseByChance || DowntimeComparison.Of(rest, _after)?.Change is not { } without)
            return;
        Note(new(KpiNote.ReturnToNormal, ("with", Text(change.Value)), ("without", Text(without.Value))));
        _figures.Add(KpiFigure.Of("change-without-last-quarter", "1", without, DowntimeTables.Weeks));
    }

    static string Text(double number) => number.ToString("R", CultureInfo.InvariantCulture);
}
