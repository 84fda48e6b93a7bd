namespace AIoT.Twin.ModelOps.Drift;

/// <summary>
/// Whether a signal shows the same value for far longer than it usually does. Values it rested at for an hour or more during the reference
/// are no sign of anything; a signal that mostly stood still there is not judged.
/// </summary>
sealed class StuckJudge
{
    const int MostRests = 16;
    const int Least = 60;

    readonly HashSet<double> _rests = [];
    bool _closed;
    long _steps;
    long _unchanged;
    long _longest;

    /// <summary>The present run of equal values, how long it is in steps and when it began.</summary>
    public (double Value, long Steps, long Since) Run { get; private set; } = (double.NaN, 0, 0);

    double UnchangedShare => _steps == 0 ? 0 : (double)_unchanged / _steps;

    /// <summary>Whether the signal moves nearly all the time.</summary>
    public bool UsuallyMoves => _steps >= Least && UnchangedShare <= 0.2;

    /// <summary>Whether it has not moved once since it is watched: then only its sisters can tell that it should have.</summary>
    public bool NeverMoved => _steps == 0 && Run.Steps >= Least;

    /// <summary>Longer than an hour's worth of steps, three times the longest usual run, and not at a value it rests at.</summary>
    public bool IsFarLongerThanUsual =>
        _closed && !NeverMoved && UnchangedShare <= 0.5 && Run.Steps >= Math.Max(Least, 3 * _longest) && !_rests.Contains(Run.Value);

    public void Add(double min, double max, long timeUs)
    {
        var still = min.Equals(max);
        if (still && min.Equals(Run.Value))
        {
            Run = Run with { Steps = Run.Steps + 1 };
            return;
        }

        End();
        Run = still ? (min, 1, timeUs) : (double.NaN, 1, timeUs);
    }

    // Only runs that have ended count as usual: the present one may be the fault itself.
    void End()
    {
        if (_closed || Run.Steps == 0)
            return;
        _steps += Run.Steps;
        _unchanged += Run.Steps - 1;
        _longest = Math.Max(_longest, Run.Steps);
        if (Run.Steps >= Least && _rests.Count < MostRests)
            _rests.Add(Run.Value);
    }

    /// <summary>What was seen so far is the reference; one that never moved goes on learning.</summary>
    public void CloseReference() => _closed = _steps > 0;

    public void Save(BinaryWriter writer)
    {
        writer.Write(_closed);
        foreach (var count in (long[])[_steps, _unchanged, _longest, Run.Steps, Run.Since])
            writer.Write(count);
        writer.Write(Run.Value);
        writer.Write(_rests.Count);
        foreach (var rest in _rests)
            writer.Write(rest);
    }

    public static StuckJudge Load(BinaryReader reader)
    {
        var judge = new StuckJudge
        {
            _closed = reader.ReadBoolean(),
            _steps = reader.ReadInt64(),
            _unchanged = reader.ReadInt64(),
            _longest = reader.ReadInt64(),
        };
        var (steps, since) = (reader.ReadInt64(), reader.ReadInt64());
        judge.Run = (reader.ReadDouble(), steps, since);
        var count = reader.ReadInt32();
        for (var i = 0; i < count; i++)
            judge._rests.Add(reader.ReadDouble());
        return judge;
    }
}
