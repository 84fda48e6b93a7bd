namespace AIoT.Twin.Acquisition.Formulas;

/// <summary>Where the past of signals comes from; the historian above answers, in each signal's present unit and kind.</summary>
public interface IFormulaHistory
{
    /// <summary>The last sample before a time, whatever its quality.</summary>
    Task<Sample?> LastBeforeAsync(Guid signal, long time, CancellationToken cancellationToken);

    /// <summary>Samples of [from, to) in time order, each time once, at most <paramref name="limit"/>.</summary>
    Task<IReadOnlyList<Sample>> SamplesAsync(Guid signal, long from, long to, int limit, CancellationToken cancellationToken);
}
