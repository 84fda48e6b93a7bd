using AIoT.Twin.Telemetry.Quarantine;
using AIoT.Twin.Web.Kit;
using Microsoft.Extensions.Localization;

namespace AIoT.Twin.Web.Telemetry.Quarantine;

/// <summary>The refused values of a group as a file for a spreadsheet.</summary>
sealed class QuarantineCsv(QuarantineWords words, IStringLocalizer<QuarantineText> text)
{
    public const int Most = 100_000;

    public CsvFile Of(QuarantineGroup group, IReadOnlyList<QuarantinedRow> rows, TimeZoneInfo zone, bool sample) => CsvFile.Of(
        "refused-values", rows,
        [
            new(text["Column.Time"], r => r.IsCount ? null : words.Time(r.TimeUs, zone)),
            new(text["Column.Value"], r => r.IsCount ? null : ValueWords.Of(r.Value)),
            new(text["Column.Unit"], _ => group.From.Unit),
            new(text["Column.Status"], r => (int)r.Value.Status),
            new(text["Column.Reason"], r => r.Key.Reason),
            new(text["Column.Signal"], _ => words.Signal(group.From)),
            new(text["Column.Sender"], _ => group.From.SourceName ?? group.From.Producer),
            new(text["Column.Received"], r => r.Received),
            new(text["Column.Batch"], r => r.Batch),
            new(text["Column.CountsOthers"], r => r.IsCount ? r.Others : null),
        ],
        zone, sample);
}
