using AIoT.Twin.Acquisition;
using AIoT.Twin.Modelling;
using AIoT.Twin.Telemetry;
using AIoT.Twin.Telemetry.Analysis;

namespace AIoT.Twin.Web.Telemetry.Trends;

/// <summary>Two signals at the same times: neither is taken for known where it has a gap.</summary>
public sealed class TrendPairs(ISignalAnalysis analysis, ISignalPace pace)
{
    const int Points = 2000;
    const int Missed = 3;
    const long Second = 1_000_000;

    public async Task<IReadOnlyList<(double X, double Y)>> ReadAsync(SignalNode x, SignalNode y, DateTimeOffset from, DateTimeOffset to, CancellationToken cancellationToken)
    {
        var (start, end) = (from.ToMicroseconds(), to.ToMicroseconds());
        // Not closer than either speaks: what lies between its values is drawn, not measured.
        var pause = new[] { pace.ExpectedEvery(x.Id), pace.ExpectedEvery(y.Id) }.Max() is { } slower ? (long)slower.TotalMicroseconds : Second / 10;
        var grid = new TimeGrid(start, end, Math.Max((end - start) / Points, pause));
        var pairs = new List<(double, double)>();
        await foreach (var row in analysis.AlignAsync([Of(x), Of(y)], grid, cancellationToken))
        {
            if (row.Values is [{ } left, { } right] && double.IsFinite(left) && double.IsFinite(right))
                pairs.Add((left, right));
        }

        return pairs;
    }

    AlignedSignal Of(SignalNode signal) => new(
        signal.Id, signal.Kind is ValueKind.Double ? Holding.Linear(pace.ExpectedEvery(signal.Id) * Missed) : Holding.Step(pace.ExpectedEvery(signal.Id) * Missed));
}
