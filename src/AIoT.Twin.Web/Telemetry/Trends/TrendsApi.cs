using System.Text;
using AIoT.Twin.Acquisition;
using AIoT.Twin.Modelling;
using AIoT.Twin.Web.Kit;
using AIoT.Twin.Web.Kit.Charts;
using AIoT.Twin.Web.Shell;
using Microsoft.Extensions.Localization;

namespace AIoT.Twin.Web.Telemetry.Trends;

/// <summary>The pens of a trend as a file, by the address the page has.</summary>
static class TrendsApi
{
    const int UsualRows = 1000;

    public static void MapTrends(this IEndpointRouteBuilder api) => api.MapGet("/trends/csv", CsvAsync);

    static IResult CsvAsync(
        HttpContext context, string? pens, string? signals, string? range, string? every, ITwinTreeSource source, SignalReading reading, TrendCsv csv,
        IStringLocalizer<KitText> words, TimeProvider clock)
    {
        var texts = (pens ?? signals ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var ids = texts.Select(t => TrendPenText.Read(t)?.Signal).ToArray();
        if (ids.Length is 0 or > TrendState.Most || ids.Contains(null))
            return ApiProblem.Field("pens", "pens", "From 1 to 12 ids of signals are asked for.", ("largest", TrendState.Most));
        var nodes = ids.OfType<Guid>().Distinct().ToArray();
        if (nodes.Select(id => reading.Denied(context, id)).FirstOrDefault(d => d is not null) is { } denied)
            return denied;

        var tree = source.Tree;
        var columns = nodes.Select(id => Column(tree, tree.Signal(id)!, words)).ToArray();
        var zone = tree.SiteOf(columns[0].Signal.TwinId)?.Zone ?? TimeZoneInfo.Utc;
        if (TimeRange.Parse(range ?? TrendState.UsualRange, zone, clock.Now())?.Resolve(zone, clock.Now()) is not var (from, to))
            return ApiProblem.Field("range", "range", "The range is not understood. Examples: now-8h, 2026-01-01 to 2026-02-01.");
        var (start, end) = (from.ToMicroseconds(), to.ToMicroseconds());
        if (every is not (null or "raw") && CsvStep.Parse(every) is null)
            return ApiProblem.Field("every", "every", "The step is not understood. Examples: raw, 10s, 15m, 1h, 1d.");

        var step = every == "raw" ? null : CsvStep.Parse(every) ?? CsvStep.For(start, end, UsualRows);
        var sample = columns.Any(c => tree.Find(c.Signal.TwinId)?.Sample == true);
        var ask = new CsvAsk(columns, start, end, step, zone, sample);
        return Results.Stream(to => WriteAsync(to, csv, ask, context.RequestAborted), "text/csv; charset=utf-8", NameOf(ask));
    }

    static CsvColumn Column(TwinTree tree, SignalNode signal, IStringLocalizer<KitText> words) =>
        new(signal, $"{tree.PathOf(signal.TwinId)} · {signal.Name}", signal.Kind is ValueKind.Double or ValueKind.Integer ? signal.Unit : "", ValueText.Words(signal.Kind, words));

    static string NameOf(CsvAsk ask) =>
        $"trend-{TimeZoneInfo.ConvertTime(ask.From.ToTime(), ask.Zone):yyyy-MM-dd}-{(ask.Step is { } step ? step.ToString() : "raw")}{(ask.Sample ? "-sample" : "")}.csv";

    // With the mark, without which a spreadsheet takes the file for the local code page.
    static async Task WriteAsync(Stream to, TrendCsv csv, CsvAsk ask, CancellationToken cancellationToken)
    {
        await using var writer = new StreamWriter(to, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), bufferSize: 32 * 1024, leaveOpen: true);
        await csv.WriteAsync(writer, ask, cancellationToken);
    }
}
