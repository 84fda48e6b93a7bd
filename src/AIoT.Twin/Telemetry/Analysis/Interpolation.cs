namespace AIoT.Twin.Telemetry.Analysis;

/// <summary>What a signal is taken to have been between two readings.</summary>
public enum Interpolation
{
    /// <summary>The earlier value holds until the next reading: states, setpoints, what is sent on change.</summary>
    Step,

    /// <summary>A straight line from one value to the next: what changes steadily, such as a temperature.</summary>
    Linear,
}
