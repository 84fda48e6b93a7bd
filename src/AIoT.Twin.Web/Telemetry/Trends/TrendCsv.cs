using System.Globalization;
using AIoT.Twin.Acquisition;
using AIoT.Twin.Telemetry;
using AIoT.Twin.Web.Kit;

namespace AIoT.Twin.Web.Telemetry.Trends;

/// <summary>Writes pens as a file while they are read, so that memory does not grow with the span: names, units, then rows in time order.</summary>
sealed class TrendCsv(ITelemetryQueries queries, RawRows raw)
{
    const int Slice = 1000;
    const string Time = "yyyy-MM-dd'T'HH:mm:ss.FFFFFFzzz";
    const string Utc = "yyyy-MM-dd'T'HH:mm:ss.FFFFFF'Z'";

    static readonly string[] s_figures = ["mean", "min", "max", "count"];

    public async Task WriteAsync(TextWriter to, CsvAsk ask, CancellationToken cancellationToken)
    {
        await LineAsync(to, ask, [$"Time ({ask.Zone.Id})", "Time (UTC)", .. ask.Columns.SelectMany(c => Titles(ask, c))], "sample plant");
        await LineAsync(to, ask, ["", "", .. ask.Columns.SelectMany(c => Units(ask, c))], "sample");
        await (ask.Step is { } step ? StepsAsync(to, ask, step, cancellationToken) : SamplesAsync(to, ask, cancellationToken));
        await to.FlushAsync(cancellationToken);
    }

    static IEnumerable<string> Titles(CsvAsk ask, CsvColumn column) =>
        ask.Step is null ? [column.Name, $"{column.Name}, quality"]
        : column.IsNumber ? s_figures.Select(f => $"{column.Name}, {f}")
        : [$"{column.Name}, last", $"{column.Name}, count"];

    static IEnumerable<string> Units(CsvAsk ask, CsvColumn column) =>
        ask.Step is null ? [column.Unit, ""] : column.IsNumber ? [column.Unit, column.Unit, column.Unit, ""] : ["", ""];

    async Task SamplesAsync(TextWriter to, CsvAsk ask, CancellationToken cancellationToken)
    {
        await foreach (var (time, cells) in raw.ReadAsync(ask, cancellationToken))
            await RowAsync(to, ask, time, cells);
    }

    async Task StepsAsync(TextWriter to, CsvAsk ask, CsvStep step, CancellationToken cancellationToken)
    {
        foreach (var slice in Slices(step.Edges(ask.From, ask.To, ask.Zone)))
        {
            var columns = new List<IReadOnlyList<Bucket>>();
            foreach (var column in ask.Columns)
                columns.Add(await queries.AggregateAsync(column.Signal.Id, slice, cancellationToken));
            for (var i = 0; i + 1 < slice.Count; i++)
                await RowAsync(to, ask, slice[i], columns.SelectMany((buckets, c) => Figures(ask.Columns[c], buckets[i])));
            await to.FlushAsync(cancellationToken);
        }
    }

    // The last edge of a slice is the first of the next.
    static IEnumerable<List<long>> Slices(IEnumerable<long> edges)
    {
        var slice = new List<long>(Slice + 1);
        foreach (var edge in edges)
        {
            slice.Add(edge);
            if (slice.Count <= Slice)
                continue;
            yield return slice;
            slice = [edge];
        }

        if (slice.Count > 1)
            yield return slice;
    }

    static IEnumerable<string> Figures(CsvColumn column, Bucket bucket) => column.IsNumber
        ? [Number(bucket.Mean), Number(bucket.Min), Number(bucket.Max), Count(bucket)]
        : [bucket.Last is { } last ? column.Words?.ElementAtOrDefault((int)last) ?? Number(last) : "", Count(bucket)];

    static string Count(Bucket bucket) => bucket.Count.ToString(CultureInfo.InvariantCulture);

    internal static string Number(double? value) => value is { } known && double.IsFinite(known) ? known.ToString("R", CultureInfo.InvariantCulture) : "";

    static Task RowAsync(TextWriter to, CsvAsk ask, long time, IEnumerable<string> cells) => LineAsync(
        to,
        ask,
        [
            TimeZoneInfo.ConvertTime(time.ToTime(), ask.Zone).ToString(Time, CultureInfo.InvariantCulture),
            time.ToTime().UtcDateTime.ToString(Utc, CultureInfo.InvariantCulture),
            .. cells,
        ],
        "sample");

    static Task LineAsync(TextWriter to, CsvAsk ask, IEnumerable<string> cells, string mark) =>
        to.WriteAsync(string.Join(',', (ask.Sample ? cells.Append(mark) : cells).Select(CsvFile.Escape)) + "\r\n");
}
