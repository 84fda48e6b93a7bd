namespace AIoT.Twin.Telemetry;

/// <summary>How often a signal is expected to speak, which decides when its value is stale.</summary>
public interface ISignalPace
{
    /// <summary>Null where nobody knows.</summary>
    TimeSpan? ExpectedEvery(Guid signal);
}
