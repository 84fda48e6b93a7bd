namespace AIoT.Twin.Telemetry.DataQuality.Checks;

/// <summary>
/// The outermost value of a window and how often it came, with the next one inside it: a sensor at its limit repeats the outermost value and
/// hardly ever says the next, while coarse steps and noise have more of the next.
/// </summary>
struct Extreme
{
    const double Apart = 5;

    double _first;
    double _second;
    int _firstCount;
    int _secondCount;
    double _usualShare;
    double _ever;
    bool _any;

    public readonly double Value => _ever;

    /// <summary>The share of the window at the outermost value ever seen, where it stands apart from the rest.</summary>
    public readonly double ShareOf(int used) =>
        used > 0 && _firstCount > 0 && _first == _ever && _firstCount >= Apart * _secondCount ? (double)_firstCount / used : 0;

    public readonly bool IsUnusual => _usualShare < 0.01 && _ever != 0;

    /// <summary>The side is 1 for the top and −1 for the bottom.</summary>
    public void Add(double value, int side)
    {
        if (_firstCount == 0 || (value - _first) * side > 0)
        {
            (_second, _secondCount) = (_first, _firstCount);
            (_first, _firstCount) = (value, 1);
        }
        else if (value == _first)
        {
            _firstCount++;
        }
        else if (_secondCount == 0 || (value - _second) * side > 0)
        {
            (_second, _secondCount) = (value, 1);
        }
        else if (value == _second)
        {
            _secondCount++;
        }

        if (!_any || (value - _ever) * side > 0)
            (_ever, _any) = (value, true);
    }

    /// <summary>What a sound signal did in this window becomes part of what is usual.</summary>
    public void Learn(int used)
    {
        if (used > 0 && _firstCount >= Apart * _secondCount)
            _usualShare = Math.Max(_usualShare, (double)_firstCount / used);
    }

    public void Begin() => (_firstCount, _secondCount) = (0, 0);
}
