using AIoT.Twin.Acquisition;
using AIoT.Twin.Telemetry.Historian;
using AIoT.Twin.Telemetry.Historian.Corrections;
using AIoT.Twin.Telemetry.Historian.Writing;

namespace AIoT.Twin.Telemetry.Corrections;

sealed class HistoryCorrections(CorrectionBook book, EffectBook effects, SeriesCatalog catalog, WriterLease lease) : ICorrections
{
    public bool IsTold => lease.State is WriterState.Writing;

    public async Task<IReadOnlyList<CorrectedSpan>> SinceAsync(DateTimeOffset since, CancellationToken cancellationToken) =>
    [
        .. (await book.SinceAsync(since.ToMicroseconds(), cancellationToken)).Select(p => (Part: p, Handle: catalog.HandleOf(p.SeriesId))).Where(p => p.Handle >= 0)
            .Select(p => new CorrectedSpan(catalog.ByHandle(p.Handle).SignalId, p.Part.From.ToTime(), p.Part.Through.ToTime())),
    ];

    public Task TellAsync(IReadOnlyCollection<CorrectionEffect> told, CancellationToken cancellationToken) => effects.TellAsync(told, cancellationToken);
}
