namespace AIoT.Twin.ModelOps.Drift;

/// <summary>What a detector remembers of one stream.</summary>
public interface IDriftWindow
{
    /// <summary>Values in the window: what is taken for the stream's present behaviour.</summary>
    long Width { get; }

    double Mean { get; }

    /// <summary>Takes the next value and its time; what changed, or null. After a change the window holds the new behaviour only.</summary>
    DriftCut? Add(double value, long timeUs);

    void Save(BinaryWriter writer);
}
