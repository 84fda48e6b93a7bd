namespace AIoT.Twin.Telemetry.Trends;

/// <summary>Reads a switch or a state as the spans it held. Rights are asked by the caller of this.</summary>
public interface IStateHistory
{
    /// <summary>
    /// The spans of [from, to), with the state that held when it began; empty before the first sample ever. The end of the last one is the end asked for.
    /// Where a signal that spoke as often as it should fell silent nothing is known; one that speaks on change holds.
    /// </summary>
    Task<IReadOnlyList<StateSpan>> SpansAsync(Guid signal, long from, long to, CancellationToken cancellationToken);
}
