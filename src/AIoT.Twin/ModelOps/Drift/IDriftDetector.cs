using AIoT.Twin.Acquisition;

namespace AIoT.Twin.ModelOps.Drift;

/// <summary>A way to notice that a stream of independent values has changed its mean.</summary>
public interface IDriftDetector : INamed
{
    /// <summary>A window over a new stream, looked at every <paramref name="clock"/> values.</summary>
    IDriftWindow Start(double delta, int clock);

    /// <summary>A window as it was saved.</summary>
    IDriftWindow Resume(BinaryReader saved);
}
