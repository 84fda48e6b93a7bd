namespace AIoT.Twin.Acquisition.Formulas;

/// <summary>What one evaluation is given: the values its signals have, and the figures of its windows. Used again and again.</summary>
public sealed class FormulaInputs
{
    readonly (double Value, ushort Status)[] _signals;
    readonly (double Value, ushort Status)[] _windows;
    ushort _bad;
    bool _isUncertain;

    internal FormulaInputs(int signals, int windows)
    {
        _signals = new (double, ushort)[signals];
        _windows = new (double, ushort)[windows];
        Clear();
    }

    /// <summary>Nothing is known.</summary>
    public void Clear()
    {
        Array.Fill(_signals, (double.NaN, SampleStatus.BadWaitingForInitialData));
        Array.Fill(_windows, (double.NaN, SampleStatus.BadWaitingForInitialData));
    }

    /// <summary>A value of bad quality, or none that is finite, is unknown whatever it says.</summary>
    public void Set(int signal, double value, ushort status) => _signals[signal] = Judged(value, status);

    public void SetWindow(int window, WindowFigure figure) => _windows[window] = Judged(figure.Value, figure.Status);

    static (double, ushort) Judged(double value, ushort status) =>
        SampleStatus.QualityOf(status) == Quality.Bad ? (double.NaN, status)
        : double.IsFinite(value) ? (value, status)
        : (double.NaN, SampleStatus.BadNotANumber);

    internal void Begin() => (_bad, _isUncertain) = (SampleStatus.Good, false);

    /// <summary>The status of the first unknown value that was looked at since the beginning; Good when none was.</summary>
    internal ushort Bad => _bad;

    internal bool IsUncertain => _isUncertain;

    internal double Read(int signal) => Seen(_signals[signal]);

    internal double ReadWindow(int window) => Seen(_windows[window]);

    double Seen((double Value, ushort Status) read)
    {
        var quality = SampleStatus.QualityOf(read.Status);
        _isUncertain |= quality == Quality.Uncertain;
        if (quality == Quality.Bad && _bad == SampleStatus.Good)
            _bad = read.Status;
        return read.Value;
    }
}

/// <summary>One figure of a window; not a number when it is unknown, and the status says why.</summary>
public readonly record struct WindowFigure(double Value, ushort Status)
{
    public static WindowFigure Unknown(ushort status) => new(double.NaN, status);
}
