using System.Globalization;
using AIoT.Twin.Acquisition;
using AIoT.Twin.Governance;
using AIoT.Twin.Modelling;
using AIoT.Twin.Telemetry;
using AIoT.Twin.Telemetry.Storage;
using AIoT.Twin.Web.Shell;

namespace AIoT.Twin.Web.Telemetry;

/// <summary>What is read of a signal over HTTP.</summary>
sealed class SignalReading(ITwinTreeSource twins, IAccess access, ITelemetryQueries queries, ISamplePages pages, IRetentionQueries retention)
{
    public IResult? Denied(HttpContext context, Guid signal) =>
        twins.Tree.Signal(signal) is not { } node ? ApiProblem.NotFound("signal")
        : access.May(context.Caller(), Permission.TelemetryRead, node.TwinId) ? null
        : ApiProblem.Forbidden(nameof(Permission.TelemetryRead));

    public async Task<LatestModel> LatestAsync(Guid id, CancellationToken cancellationToken)
    {
        var signal = twins.Tree.Signal(id)!;
        if (signal.Kind != ValueKind.Text)
            return new(id, signal.Unit, signal.Kind, queries.Latest(id) is { } sample ? Model(signal.Kind, sample, []) : null);
        var last = await pages.LastPageAsync(id, long.MaxValue, cancellationToken);
        return new(id, signal.Unit, signal.Kind, last.Samples.Count == 0 ? null : Model(signal.Kind, last.Samples[^1], last.Texts));
    }

    public async Task<StoredSamplesModel> PageAsync(Guid id, long from, long to, int limit, CancellationToken cancellationToken)
    {
        var kind = twins.Tree.Signal(id)!.Kind;
        var page = await pages.PageAsync(id, from, to, limit, cancellationToken);
        var next = page.Next is { } time ? ApiCursor.Of(time.ToString(CultureInfo.InvariantCulture)) : null;
        return new([.. page.Samples.Select(s => Model(kind, s, page.Texts))], next, retention.KeptSince(id));
    }

    public async Task<WindowModel> WindowAsync(Guid id, long from, long to, int points, CancellationToken cancellationToken)
    {
        var buckets = await queries.WindowAsync(id, from, to, points, cancellationToken);
        return new(id, twins.Tree.Signal(id)!.Unit, from.ToTime(), to.ToTime(), [.. buckets.Select(BucketModel.Of)]) { KeptSince = retention.KeptSince(id) };
    }

    public static StoredSampleModel Model(ValueKind kind, in Sample sample, IReadOnlyList<string> texts) =>
        new(sample.Time, ValueOf(kind, sample, texts), sample.Quality, sample.Status);

    public static object? ValueOf(ValueKind kind, in Sample sample, IReadOnlyList<string> texts) => kind switch
    {
        ValueKind.Double => double.IsFinite(sample.Value) ? sample.Value : null,
        ValueKind.Boolean => sample.Bits != 0,
        ValueKind.Text => sample.Bits < texts.Count ? texts[(int)sample.Bits] : null,
        _ => sample.Bits,
    };
}
