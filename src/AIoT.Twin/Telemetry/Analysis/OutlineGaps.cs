using AIoT.Twin.Acquisition;
using AIoT.Twin.Acquisition.Encoding;

namespace AIoT.Twin.Telemetry.Analysis;

/// <summary>Tells used values from others and where a line through them is broken.</summary>
sealed class OutlineGaps(ValueKind kind, long limit, long width)
{
    long? _last;
    bool _bad;

    /// <summary>False for what is not used; otherwise whether a gap lies before it.</summary>
    public bool Take(in Sample sample, out double number, out bool afterGap)
    {
        number = SampleNumber.Of(kind, sample.Bits);
        afterGap = false;
        if (!SampleNumber.IsUsed(sample.Status, number))
        {
            _bad = true;
            return false;
        }

        afterGap = _last is { } last && (_bad || sample.TimeUs - last > limit) && sample.TimeUs - last >= width;
        (_last, _bad) = (sample.TimeUs, false);
        return true;
    }
}
