namespace AIoT.Twin.ModelOps.Drift;

/// <summary>
/// Takes the memory of one step out of a stream, so that neighbouring values become nearly independent: r = (x - φ·last) / (1 - φ).
/// The division keeps r at the level of x; it is then scaled to mean 0 and deviation 1 over the values φ was learned from: the
/// first 200, and once more the first 800, because 200 leave φ of a slow signal too uncertain.
/// </summary>
sealed class Whitener
{
    public const int Learning = 200;
    const int Refining = 800;
    const double Most = 0.98;
    const double Cautiousness = 1.3;
    const double Spike = 6;

    readonly List<(double Value, long TimeUs)> _kept = new(Learning);
    double _phi;
    double _level;
    double _scale;
    double? _last;
    bool _refined;

    public bool Learned => _scale > 0;

    public int Count => Learned ? Learning : _kept.Count;

    /// <summary>What one unit of whitened value is in the stream's own unit.</summary>
    public double Scale => _scale;

    /// <summary>The neighbour of the next value is unknown.</summary>
    public void Gap() => _last = null;

    /// <summary>Whitened values that are ready: none while learning, all learned ones anew after a fit, then one each.</summary>
    public Whitened Add(double value, long timeUs)
    {
        var last = _last;
        _last = value;
        if (!_refined)
        {
            Keep(value, timeUs);
            if (_kept.Count == (Learned ? Refining : Learning) && Fit())
                return new(Anew: true, Replay());
        }

        return Learned && last is not null ? new(Anew: false, [(Of(value, last.Value), timeUs)]) : Whitened.None;
    }

    // A constant has nothing to learn from: it slides on until something moves.
    void Keep(double value, long timeUs)
    {
        if (!Learned && _kept.Count == Learning)
            _kept.RemoveAt(0);
        _kept.Add((value, timeUs));
    }

    // Cut off far out: one spike is not a new level, and a jump shows up as one huge value before the level that follows.
    double Of(double value, double last) => Math.Clamp((((value - (_phi * last)) / (1 - _phi)) - _level) / _scale, -Spike, Spike);

    List<(double, long)> Replay()
    {
        var all = _kept.Skip(1).Select((now, i) => (Of(now.Value, _kept[i].Value), now.TimeUs)).ToList();
        _refined = _kept.Count == Refining;
        if (_refined)
            _kept.Clear();
        return all;
    }

    bool Fit()
    {
        var values = _kept.ConvertAll(v => v.Value);
        var mean = values.Average();
        var variance = values.Sum(v => (v - mean) * (v - mean));
        if (!(variance > 1e-18 * Math.Max(1, mean * mean)))
            return false;
        _phi = Cautious(values.Zip(values.Skip(1), (a, b) => (a - mean) * (b - mean)).Sum() / variance, values.Count);
        var whitened = values.Zip(values.Skip(1), (last, now) => (now - (_phi * last)) / (1 - _phi)).ToList();
        _level = whitened.Average();
        _scale = Math.Sqrt(whitened.Average(r => (r - _level) * (r - _level)));
        return Learned;
    }

    // The estimate is too low by about (1 + 3φ)/n (Kendall 1954) and uncertain; whitened too little, chance alarms multiply,
    // whitened too much, an alarm only comes a little later. So the upper end of what it may be is taken.
    static double Cautious(double phi, int count)
    {
        var error = Math.Sqrt(Math.Max(1 - (phi * phi), 0) / count);
        return Math.Clamp(phi + ((1 + (3 * phi)) / count) + (Cautiousness * error), -Most, Most);
    }

    public void Save(BinaryWriter writer)
    {
        writer.Write(_phi);
        writer.Write(_level);
        writer.Write(_scale);
        writer.Write(_last ?? double.NaN);
        writer.Write(_refined);
        writer.Write(_kept.Count);
        foreach (var (value, timeUs) in _kept)
        {
            writer.Write(value);
            writer.Write(timeUs);
        }
    }

    public static Whitener Load(BinaryReader reader)
    {
        var whitener = new Whitener { _phi = reader.ReadDouble(), _level = reader.ReadDouble(), _scale = reader.ReadDouble() };
        var last = reader.ReadDouble();
        whitener._last = double.IsNaN(last) ? null : last;
        whitener._refined = reader.ReadBoolean();
        var count = reader.ReadInt32();
        for (var i = 0; i < count; i++)
            whitener._kept.Add((reader.ReadDouble(), reader.ReadInt64()));
        return whitener;
    }
}
