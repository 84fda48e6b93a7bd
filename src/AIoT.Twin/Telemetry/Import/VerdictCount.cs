using AIoT.Twin.Acquisition;

namespace AIoT.Twin.Telemetry.Import;

/// <summary>Counts what storing rows would do, by the rule the history itself follows: the newest value of a time counts.</summary>
sealed class VerdictCount(ImportTargets targets)
{
    StagedRow? _last;
    long _from = long.MaxValue, _through = long.MinValue;

    public long New { get; private set; }

    public long Duplicates { get; private set; }

    public long Conflicts { get; private set; }

    public DateTimeOffset? From => _from == long.MaxValue ? null : _from.ToTime();

    public DateTimeOffset? Through => _through == long.MinValue ? null : _through.ToTime();

    public void Add(IReadOnlyList<StagedRow> rows, Former?[] stored)
    {
        for (var i = 0; i < rows.Count; i++)
        {
            var row = rows[i];
            var kind = targets.All[row.Target].Signal.Kind;
            // A second value for the same time within the files meets the first one.
            var former = _last is { } last && last.IsSameTime(row) ? Of(last, kind) : stored[i];
            if (former is not { } known)
                New++;
            else if (row.Matches(kind, known))
                Duplicates++;
            else
                Conflicts++;
            _last = row;
            _from = Math.Min(_from, row.TimeUs);
            _through = Math.Max(_through, row.TimeUs);
        }
    }

    static Former Of(in StagedRow row, ValueKind kind) =>
        new(row.Status, kind == ValueKind.Double ? BitConverter.DoubleToInt64Bits(row.Number) : row.Whole, row.Text ?? "");
}
