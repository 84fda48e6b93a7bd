namespace AIoT.Twin.Telemetry.DataQuality.Checks;

/// <summary>A stretch of at least five minutes and sixty samples, over which shares and noise are taken.</summary>
struct Window
{
    public const int Least = 60;
    public const long LeastUs = 5 * Learnt.Minute;

    double _sum;
    double _squares;
    double _before;

    public long StartUs { get; private set; }

    public int Count { get; private set; }

    public int Used { get; private set; }

    /// <summary>Values that differ from the one before.</summary>
    public int Changes { get; private set; }

    public int Differences { get; private set; }

    public readonly bool IsOver(long timeUs) => Count >= Least && timeUs - StartUs >= LeastUs;

    public readonly double Mean => _sum / Used;

    /// <summary>Half the mean square of the differences between neighbours: noise alone, whatever the value does slowly.</summary>
    public readonly double Noise => Differences == 0 ? double.NaN : _squares / (2 * Differences);

    public readonly double ChangingShare => Differences == 0 ? 0 : (double)Changes / Differences;

    public void Begin(long timeUs)
    {
        this = default;
        (StartUs, _before) = (timeUs, double.NaN);
    }

    public void Add(bool used, double value)
    {
        Count++;
        if (!used)
        {
            _before = double.NaN;
            return;
        }

        Used++;
        _sum += value;
        if (!double.IsNaN(_before))
        {
            var difference = value - _before;
            _squares += difference * difference;
            Differences++;
            if (difference != 0)
                Changes++;
        }

        _before = value;
    }

    /// <summary>What comes next is no neighbour of what came before.</summary>
    public void Break() => _before = double.NaN;
}
