namespace AIoT.Twin.Telemetry.DataQuality.Checks;

/// <summary>What a check holds against a signal, while it does: it began between two times of the signal itself.</summary>
struct OpenFault
{
    public bool IsOpen { get; set; }

    public long Earliest { get; set; }

    public long Latest { get; set; }

    /// <summary>How bad it is, in what the kind says.</summary>
    public double Magnitude { get; set; }

    /// <summary>What it was measured against; not a number where there is none.</summary>
    public double Limit { get; set; }

    /// <summary>The most frequent status among those that were not good.</summary>
    public ushort Status { get; set; }
}
