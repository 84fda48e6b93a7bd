namespace AIoT.Twin.Telemetry.DataQuality;

/// <summary>Settings under Twin:Quality.</summary>
public sealed class QualityOptions
{
    public const string Section = "Twin:Quality";

    /// <summary>Off where another process does it; the history does not wait for it then.</summary>
    public bool Enabled { get; set; } = true;

    /// <summary>Whether it runs by itself; tests run it by hand.</summary>
    public bool Background { get; set; } = true;

    /// <summary>How often what was committed is judged.</summary>
    public TimeSpan Every { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>How often what is remembered of each series is stored; a restart reads the journal again from there.</summary>
    public TimeSpan SaveEvery { get; set; } = TimeSpan.FromMinutes(10);

    /// <summary>How far back history is read of a series that nothing is known of.</summary>
    public TimeSpan LearnBack { get; set; } = TimeSpan.FromDays(8);

    /// <summary>How long faults that are over are kept.</summary>
    public TimeSpan KeepFaults { get; set; } = TimeSpan.FromDays(90);
}
