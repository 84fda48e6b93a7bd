using AIoT.Twin.Acquisition;
using AIoT.Twin.Acquisition.Formulas;

namespace AIoT.Twin.Telemetry.Sources.Calculated;

/// <summary>The historian as formulas see it. Rights were asked when the formula was saved.</summary>
sealed class FormulaHistory(ITelemetryQueries telemetry) : IFormulaHistory
{
    public Task<Sample?> LastBeforeAsync(Guid signal, long time, CancellationToken cancellationToken) =>
        telemetry.LastBeforeAsync(signal, time, cancellationToken);

    public Task<IReadOnlyList<Sample>> SamplesAsync(Guid signal, long from, long to, int limit, CancellationToken cancellationToken) =>
        telemetry.SamplesAsync(signal, from, to, limit, cancellationToken);
}
