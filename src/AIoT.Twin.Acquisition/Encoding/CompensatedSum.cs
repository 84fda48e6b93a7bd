namespace AIoT.Twin.Acquisition.Encoding;

/// <summary>Neumaier's sum: what rounding cuts off is carried along.</summary>
public struct CompensatedSum
{
    double _sum;
    double _lost;

    public readonly double Value => double.IsFinite(_lost) ? _sum + _lost : _sum;

    public void Add(double value)
    {
        var sum = _sum + value;
        _lost += Math.Abs(_sum) >= Math.Abs(value) ? _sum - sum + value : value - sum + _sum;
        _sum = sum;
    }
}
