using System.Globalization;
using AIoT.Twin.Acquisition;
using AIoT.Twin.Modelling;
using AIoT.Twin.Telemetry.Analysis;
using AIoT.Twin.Web.Shell;

namespace AIoT.Twin.Web.Telemetry;

/// <summary>Figures of signals as they are answered over HTTP.</summary>
sealed class SignalFigures(ITwinTreeSource twins, ISignalAnalysis analysis)
{
    const double Second = 1e6;

    string UnitOf(Guid id) => twins.Tree.Signal(id)!.Unit;

    public async Task<OutlineModel> OutlineAsync(Guid id, AnalysisQuery query, int points, CancellationToken cancellationToken)
    {
        var drawn = await analysis.OutlineAsync(id, query.FromUs, query.ToUs, points, query.Limit, cancellationToken);
        return new(id, UnitOf(id), query.FromUs.ToTime(), query.ToUs.ToTime(), [.. drawn.Select(p => new OutlinePointModel(p.TimeUs.ToTime(), p.Value, p.AfterGap))]);
    }

    public async Task<FoundModel> FindAsync(Guid id, AnalysisQuery query, ValueTest test, bool last, CancellationToken cancellationToken)
    {
        var found = last
            ? await analysis.LastAsync(id, query.FromUs, query.ToUs, test, cancellationToken)
            : await analysis.FirstAsync(id, query.FromUs, query.ToUs, test, cancellationToken);
        return new(id, UnitOf(id), found is { } sample ? SignalReading.Model(twins.Tree.Signal(id)!.Kind, sample, []) : null);
    }

    public async Task<TimeWeightedModel> TimeWeightedAsync(Guid id, AnalysisQuery query, CancellationToken cancellationToken)
    {
        var figures = await analysis.TimeWeightedAsync(id, query.FromUs, query.ToUs, query.Holding, cancellationToken);
        return new(id, UnitOf(id), query.FromUs.ToTime(), query.ToUs.ToTime(), query.Way)
        {
            KnownSeconds = figures.KnownUs / Second,
            UnknownSeconds = figures.UnknownUs / Second,
            Average = Finite(figures.Average),
            Integral = figures.KnownUs > 0 ? Finite(figures.Integral) : null,
        };
    }

    public async Task<DurationsModel> DurationsAsync(Guid id, AnalysisQuery query, CancellationToken cancellationToken)
    {
        var durations = await analysis.DurationsAsync(id, query.FromUs, query.ToUs, query.Limit, cancellationToken);
        var states = durations.States.Select(s => new StateTimeModel(
            s.Text ?? SignalReading.ValueOf(durations.Kind, new Sample(0, 0, 0, s.Bits), []), s.TimeUs / Second, s.Entries));
        return new(id, query.FromUs.ToTime(), query.ToUs.ToTime(), durations.Kind, [.. states], durations.UnknownUs / Second);
    }

    public async Task<IncreaseModel> IncreaseAsync(Guid id, AnalysisQuery query, double? modulus, CancellationToken cancellationToken)
    {
        var grown = await analysis.IncreaseAsync(id, query.FromUs, query.ToUs, new CounterRule(modulus), cancellationToken);
        return new(id, UnitOf(id), query.FromUs.ToTime(), query.ToUs.ToTime(), Finite(grown.Increase), grown.Resets, grown.Rollovers);
    }

    public async Task<ValueAtModel> AtAsync(Guid id, DateTimeOffset time, AnalysisQuery query, CancellationToken cancellationToken) =>
        new(id, UnitOf(id), time, query.Way, await analysis.AtAsync(id, time.ToMicroseconds(), query.Holding, cancellationToken));

    public async Task<AlignedModel> AlignAsync(
        IReadOnlyList<Guid> signals, AnalysisQuery query, TimeGrid grid, int limit, CancellationToken cancellationToken)
    {
        var rows = new List<AlignedRowModel>();
        await foreach (var row in analysis.AlignAsync([.. signals.Select(s => new AlignedSignal(s, query.Holding))], grid, cancellationToken))
        {
            if (rows.Count == limit)
                return Page(ApiCursor.Of(row.TimeUs.ToString(CultureInfo.InvariantCulture)));
            rows.Add(new AlignedRowModel(row.TimeUs.ToTime(), row.Values));
        }

        return Page(null);

        AlignedModel Page(string? next) => new([.. signals.Select(s => new AlignedSignalModel(s, UnitOf(s)))], rows, next);
    }

    static double? Finite(double? value) => value is { } number && double.IsFinite(number) ? number : null;
}
