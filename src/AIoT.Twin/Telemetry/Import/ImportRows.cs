using System.Text;
using AIoT.Twin.Acquisition;
using AIoT.Twin.Telemetry.Import.Files;

namespace AIoT.Twin.Telemetry.Import;

/// <summary>Makes samples of the rows of a file as its plan says.</summary>
sealed class ImportRows
{
    readonly ImportPlan _plan;
    readonly ImportTargets _targets;
    readonly IImportTaker _taker;
    readonly TimePattern _time;
    readonly ZoneClock _clock;
    readonly long _latest;
    readonly int?[] _columns;
    readonly int _widest;

    /// <summary>Times beyond the latest one are refused.</summary>
    public ImportRows(ImportPlan plan, ImportTargets targets, long latest, IImportTaker taker)
    {
        (_plan, _targets, _taker, _latest) = (plan, targets, taker, latest);
        _time = TimePattern.Of(plan.TimeFormat) ?? throw new InvalidOperationException($"{plan.TimeFormat} is no time.");
        _clock = new ZoneClock(TimeZoneInfo.FindSystemTimeZoneById(plan.Zone), plan.SecondOfTwice);
        _columns = [.. plan.Columns.Select(targets.Of)];
        _widest = plan.Layout is ImportLayout.Wide ? plan.TimeColumn : Math.Max(Math.Max(plan.TimeColumn, plan.SignalColumn), plan.ValueColumn);
    }

    public long Rows { get; private set; }

    public long Empty { get; private set; }

    public long LeftOut { get; private set; }

    public long Ambiguous => _clock.Ambiguous;

    /// <summary>Reads rows up to the limit; returns whether there may be more.</summary>
    public bool Read(RecordReader file, long limit, CancellationToken cancellationToken)
    {
        for (; limit > 0; limit--)
        {
            if (!file.Read(cancellationToken))
                return false;
            Rows++;
            if (file.Problem is { } problem)
                _taker.Refuse(problem, file.Line, 0, []);
            else if (file.Count <= _widest)
                _taker.Refuse(ImportReason.ColumnsMissing, file.Line, 0, file.Count > 0 ? file[0] : []);
            else if (Time(file) is { } time)
                Take(file, time);
        }

        return true;
    }

    long? Time(RecordReader file)
    {
        var text = file[_plan.TimeColumn];
        var reason = !_time.TryRead(text, out var time, out var isUtc) ? ImportReason.TimeUnreadable
            : !isUtc && !_clock.TryUtc(time, out time) ? ImportReason.TimeDoesNotExist
            : time < 0 ? ImportReason.TimeBefore1970
            : time > _latest ? ImportReason.TimeInFuture
            : null;
        if (reason is null)
            return time;
        _taker.Refuse(reason, file.Line, _plan.TimeColumn + 1, text);
        return null;
    }

    void Take(RecordReader file, long time)
    {
        var status = SampleStatus.Good;
        if (_plan.QualityColumn is { } quality && quality < file.Count && !ImportValue.TryQuality(file[quality], out status))
        {
            _taker.Refuse(ImportReason.QualityUnreadable, file.Line, quality + 1, file[quality]);
            return;
        }

        if (_plan.Layout is ImportLayout.Long)
        {
            TakeValue(file, Target(file[_plan.SignalColumn], file.Line), _plan.ValueColumn, time, status);
            return;
        }

        for (var column = 0; column < Math.Min(_columns.Length, file.Count); column++)
        {
            if (column != _plan.TimeColumn && column != _plan.QualityColumn && _columns[column] is { } target)
                TakeValue(file, target, column, time, status);
        }
    }

    int? Target(ReadOnlySpan<byte> name, long line)
    {
        Span<char> text = stackalloc char[256];
        if (name.Length <= text.Length && _targets.ByName.TryGetValue(text[..Encoding.UTF8.GetChars(name, text)], out var target))
            return target;
        _taker.Refuse(ImportReason.SignalUnknown, line, _plan.SignalColumn + 1, name);
        _taker.Unknown(Encoding.UTF8.GetString(name));
        return null;
    }

    void TakeValue(RecordReader file, int? target, int column, long time, ushort status)
    {
        if (target is not { } index)
            return;
        var text = file[column];
        if (index == ImportTargets.LeftOut)
            LeftOut++;
        else if (text.IsEmpty)
            Empty++;
        else if (ImportValue.Read(text, _targets.All[index].Signal.Kind, _plan.DecimalComma, _targets.All[index].Conversion, out var value) is { } reason)
            _taker.Refuse(reason, file.Line, column + 1, text);
        else
            _taker.Take(index, time, status, value, file.Line);
    }
}
