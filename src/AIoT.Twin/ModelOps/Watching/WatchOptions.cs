namespace AIoT.Twin.ModelOps.Watching;

/// <summary>How signals are watched; read from Twin:ModelOps.</summary>
public sealed class WatchOptions
{
    public const string Section = "Twin:ModelOps";

    /// <summary>Off where another process does it.</summary>
    public bool Enabled { get; set; } = true;

    /// <summary>How many alarms of an unchanged signal a person puts up with; the detectors are set by it.</summary>
    public double ChanceAlarmsIn30Days { get; set; } = 0.1;

    /// <summary>The name of the detector; another one learns everything anew.</summary>
    public string Detector { get; set; } = "adwin";

    /// <summary>More signals than this are not watched, which the page says.</summary>
    public int MostSignals { get; set; } = 5000;
}
