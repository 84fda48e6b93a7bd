using System.Runtime.CompilerServices;
using AIoT.Twin.Acquisition;
using AIoT.Twin.Acquisition.Drivers;
using AIoT.Twin.Acquisition.Formulas;

namespace AIoT.Twin.Telemetry.Sources.Calculated;

/// <summary>The samples of a calculated signal over a span, in batches that a store takes.</summary>
sealed class CalculatedSpan(SourceBinding binding, Formula formula, IFormulaHistory history)
{
    const int Most = 5_000;

    public async IAsyncEnumerable<Sample[]> RunAsync(long from, long to, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var calculation = new Calculation(formula, history);
        var values = new List<CalculatedValue>();
        await calculation.BeginAsync(from, cancellationToken);
        while (calculation.Through < to)
        {
            var next = Math.Min(to, calculation.Through + CalculatedSamples.Reach(binding));
            await calculation.AdvanceAsync(next, CalculatedSamples.Every(binding), values, cancellationToken);
            foreach (var batch in values.Chunk(Most))
                yield return [.. batch.Select(v => CalculatedSamples.Of(binding, v))];
            values.Clear();
        }
    }
}
