namespace AIoT.Twin.Acquisition.Preprocessing;

/// <summary>The Hampel filter at work: a window that slides over the samples and lets its middle out.</summary>
sealed class HampelStep(int samples, double threshold, double least, string outlier, long wait) : SampleStep
{
    // Turns the median of absolute deviations into the standard deviation of a normal distribution.
    const double Scale = 1.4826;

    readonly Sample[] _window = new Sample[samples];
    readonly double[] _sorted = new double[samples];
    int _count;
    int _out;

    public override bool Holds => true;

    public override void Take(in Sample sample)
    {
        // Nothing is judged across an interruption, nor against a sample that comes late.
        if (!sample.IsUsed || (_count > 0 && sample.TimeUs <= _window[_count - 1].TimeUs))
        {
            Flush();
            _count = _out = 0;
            Emit(sample);
            return;
        }

        if (_count == samples)
            Slide();
        _window[_count++] = sample;
        if (_count - _out > samples / 2)
            LetOut();
    }

    void Slide()
    {
        Array.Copy(_window, 1, _window, 0, samples - 1);
        _count--;
        _out--;
    }

    public override void Wait(long now)
    {
        if (_count > _out && now - _window[_count - 1].TimeUs >= wait)
            Flush();
    }

    public override void Flush()
    {
        while (_out < _count)
            LetOut();
    }

    void LetOut()
    {
        var judged = _window[_out++];
        var from = Math.Max(0, _out - 1 - (samples / 2));
        var sorted = _sorted.AsSpan(0, _count - from);
        for (var i = 0; i < sorted.Length; i++)
            sorted[i] = _window[from + i].Value;
        sorted.Sort();
        var median = SortedWindow.MedianOf(sorted);
        for (var i = 0; i < sorted.Length; i++)
            sorted[i] = Math.Abs(sorted[i] - median);
        sorted.Sort();
        var apart = Math.Abs(judged.Value - median);
        if (apart <= Math.Max(least, threshold * Scale * SortedWindow.MedianOf(sorted)))
            Emit(judged);
        else if (outlier == "replace")
            Emit(judged.Replaced(median, SampleStatus.UncertainSensorNotAccurate));
        else if (outlier == "bad")
            Emit(judged with { Status = SampleStatus.BadSensorFailure });
    }
}
