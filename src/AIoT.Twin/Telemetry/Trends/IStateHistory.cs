namespace AIoT.Twin.Telemetry.Trends;

/// <summary>Reads a switch or a state as the spans it held. Rights are asked by the caller of this.</summary>
public interface IStateHistory
{
    /// <summary>
    /// The spans of [from, to), with the state that held when it began; empty before the first sample ever. The end of the last one is the end asked for.
    /// </summary>
    Task<IReadOnlyList<StateSpan>> SpansAsync(Guid signal, long from, long to, CancellationToken cancellationToken);
}
