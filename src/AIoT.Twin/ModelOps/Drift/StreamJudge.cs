namespace AIoT.Twin.ModelOps.Drift;

/// <summary>
/// Whether a stream is where it usually is. A detected shift alone is not news: it becomes a departure when the mean of the last
/// hour or so also lies outside the usual range, and ends when the stream has been back for as long.
/// </summary>
sealed class StreamJudge
{
    readonly ShiftWatch _watch;
    readonly UsualRange _levels;
    readonly UsualRange _spreads;
    readonly RecentMean _recent;
    readonly RecentMean _roughness;
    ShiftChain _moved = new();
    ShiftChain _roughened = new();
    int _back;
    long _leftAt = long.MaxValue;
    long _lasting;

    /// <param name="span">Values that make up "recently": an hour of minutes, a week of days.</param>
    public StreamJudge(ShiftWatch watch, int span = RecentMean.Hour)
        : this(watch, new(), new(), new(span), new(span))
    {
    }

    StreamJudge(ShiftWatch watch, UsualRange levels, UsualRange spreads, RecentMean recent, RecentMean roughness) =>
        (_watch, _levels, _spreads, _recent, _roughness) = (watch, levels, spreads, recent, roughness);

    public Departure? Departed { get; private set; }

    /// <summary>Whether the departure has stood for four hours (four weeks of days): a cold start or a long stop has not.</summary>
    public bool Lasts => Departed is not null && _lasting >= 4 * _recent.Span;

    public UsualRange Usual => _levels;

    /// <summary>The mean of about the last hour of minutes, or week of days.</summary>
    public double Now => _recent.Mean;

    public int Learned => _watch.Learned;

    public void Gap()
    {
        _watch.Gap();
        _roughness.Gap();
    }

    public void Add(double value, long timeUs)
    {
        _recent.Add(value);
        _roughness.AddChange(value);
        if (!_levels.Known)
        {
            _levels.Add(value);
            if (_roughness.Full)
                _spreads.Add(_roughness.Mean);
        }

        if (_watch.Add(value, timeUs) is { } shift)
            ChainOf(shift.Kind).Add(shift);
        _moved.Age();
        _roughened.Age();
        if (!_levels.Known || !_recent.Full)
            return;
        _leftAt = IsOutside(ShiftKind.Level) ? Math.Min(_leftAt, timeUs) : long.MaxValue;
        Judge(timeUs);
    }

    /// <summary>What was seen so far is the reference from here on.</summary>
    public void CloseReference()
    {
        _levels.Close();
        _spreads.Close();
        (_moved, _roughened) = (new(), new());
    }

    void Judge(long timeUs)
    {
        _lasting = Departed is null ? 0 : _lasting + 1;
        if (Departed is { } open)
            Follow(open);
        else if (_moved.IsOlderThan(_recent.Span) && IsOutside(ShiftKind.Level))
            Departed = Of(ShiftKind.Level, _moved.Began(_recent.Mean - _levels.Middle, _leftAt));
        else if (_roughened.IsOlderThan(_recent.Span) && IsOutside(ShiftKind.Spread))
            Departed = Of(ShiftKind.Spread, _roughened.Began(0, timeUs));
    }

    ShiftChain ChainOf(ShiftKind kind) => kind is ShiftKind.Level ? _moved : _roughened;

    void Follow(Departure open)
    {
        _back = IsOutside(open.Kind) ? 0 : _back + 1;
        Departed = _back > 4 * _recent.Span ? null : Of(open.Kind, (open.Earliest, open.Latest));
        if (Departed is null)
            (_moved, _roughened, _back) = (new(), new(), 0);
    }

    bool IsOutside(ShiftKind kind)
    {
        if (kind is ShiftKind.Level)
            return !_levels.Holds(_recent.Mean);
        return _spreads.Known && (_roughness.Mean > 1.5 * _spreads.High || _roughness.Mean < _spreads.Low / 1.5);
    }

    Departure Of(ShiftKind kind, (long Earliest, long Latest) since)
    {
        var (range, mean) = kind is ShiftKind.Level ? (_levels, _recent) : (_spreads, _roughness);
        var move = mean.Mean - mean.Slow;
        var trend = Math.Abs(move) < 0.05 * range.Width ? Trend.Steady : move > 0 ? Trend.Rising : Trend.Falling;
        return new(kind, range.Middle, range.Low, range.High, mean.Mean, since.Earliest, since.Latest, trend);
    }

    public void Save(BinaryWriter writer)
    {
        _watch.Save(writer);
        _levels.Save(writer);
        _spreads.Save(writer);
        _recent.Save(writer);
        _roughness.Save(writer);
        DepartureFile.Write(writer, Departed);
        _moved.Save(writer);
        _roughened.Save(writer);
        writer.Write(_back);
        writer.Write(_lasting);
        writer.Write(_leftAt);
    }

    public static StreamJudge Load(IDriftDetector detector, BinaryReader reader) =>
        new(ShiftWatch.Load(detector, reader), UsualRange.Load(reader), UsualRange.Load(reader), RecentMean.Load(reader), RecentMean.Load(reader))
        {
            Departed = DepartureFile.ReadDeparture(reader),
            _moved = ShiftChain.Load(reader),
            _roughened = ShiftChain.Load(reader),
            _back = reader.ReadInt32(),
            _lasting = reader.ReadInt64(),
            _leftAt = reader.ReadInt64(),
        };
}
