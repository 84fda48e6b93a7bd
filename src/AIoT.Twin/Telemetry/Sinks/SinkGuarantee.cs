namespace AIoT.Twin.Telemetry.Sinks;

/// <summary>What happens to a sample that is sent again because nobody knows whether it arrived.</summary>
public enum SinkGuarantee
{
    /// <summary>It may be there twice.</summary>
    AtLeastOnce,

    /// <summary>It overwrites itself as long as twin and signal keep their names.</summary>
    Overwrites,

    /// <summary>It is there once.</summary>
    ExactlyOnce,
}
