using AIoT.Twin.Telemetry.DataQuality;
using AIoT.Twin.Web.Kit;
using Microsoft.Extensions.Localization;

namespace AIoT.Twin.Web.Telemetry.DataQuality;

/// <summary>Every signal with how it stands, a row for each thing held against it; times in UTC.</summary>
static class QualityCsv
{
    public static CsvFile Of(IReadOnlyList<SignalQuality> signals, QualityWords words, IStringLocalizer<DataQualityText> text, bool sample)
    {
        var rows = signals.SelectMany(s => s.Reasons.Select(QualityReason? (r) => r).DefaultIfEmpty().Select(r => (Signal: s, Reason: r)));
        return CsvFile.Of("data-quality", rows,
        [
            new(text["Column.Where"], r => r.Signal.Place),
            new(text["Column.Signal"], r => r.Signal.Signal.Name),
            new(text["Csv.Standing"], r => words.Standing(r.Signal)),
            new(text["Column.Points"], r => r.Signal.Points),
            new(text["Csv.Reason"], r => r.Reason is { } reason ? text[$"Kind.{reason.Kind}"].Value : null),
            new(text["Column.Why"], r => r.Reason is { } reason ? words.Of(reason, r.Signal.Signal.Unit) : null),
            new(text["Csv.SinceEarliest"], r => r.Reason?.SinceEarliest),
            new(text["Csv.SinceLatest"], r => r.Reason?.SinceLatest),
            new(text["Csv.Magnitude"], r => r.Reason?.Magnitude),
            new(text["Csv.Limit"], r => r.Reason?.Limit),
            new(text["Csv.Unit"], r => r.Reason?.Unit),
            new(text["Csv.ComparedWith"], r => r.Reason is { ComparedWith: > 0 } reason ? reason.ComparedWith : null),
            new(text["Csv.Source"], r => r.Signal.Source?.Name),
        ], TimeZoneInfo.Utc, sample);
    }
}
