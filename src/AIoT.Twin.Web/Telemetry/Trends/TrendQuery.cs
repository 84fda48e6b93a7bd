using System.Globalization;
using System.Text.RegularExpressions;
using AIoT.Twin.Web.Kit.Charts;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Primitives;

namespace AIoT.Twin.Web.Telemetry.Trends;

/// <summary>Reads a trend from an address and writes it into one; only what differs from the usual is written.</summary>
public static partial class TrendQuery
{
    public const string Page = "/trends";

    const string Time = "yyyy-MM-dd'T'HH:mm:ss.FFFFFF'Z'";

    public static string AddressOf(TrendState state)
    {
        List<(string Name, string? Value)> parts =
        [
            ("pens", state.Pens.Count == 0 ? null : string.Join(',', state.Pens.Select(TrendPenText.Write))),
            ("range", state.Range == TrendState.UsualRange ? null : state.Range),
            ("scales", Unless(state.Scales, TrendScales.Unit)),
            ("lanes", Unless(state.Lanes, TrendLanes.One)),
            ("without", state.Without.Count == 0 ? null : string.Join(',', state.Without)),
            ("a", Write(state.Cursors.A)),
            ("b", Write(state.Cursors.B)),
            ("earlier", state.Earlier),
            ("sister", state.Sister?.ToString()),
            ("view", Unless(state.View, TrendView.Chart)),
            ("x", state.Xy == (0, 1) ? null : Number(state.Xy.X + 1)),
            ("y", state.Xy == (0, 1) ? null : Number(state.Xy.Y + 1)),
            ("paused", Write(state.Paused)),
        ];
        var query = string.Join('&', parts.Where(p => p.Value is not null).Select(p => $"{p.Name}={Escape(p.Value!)}"));
        return query.Length == 0 ? Page : $"{Page}?{query}";
    }

    public static TrendState Read(Uri address)
    {
        var given = QueryHelpers.ParseQuery(address.Query);
        string? Of(string name) => given.TryGetValue(name, out var value) && !StringValues.IsNullOrEmpty(value) ? value.ToString() : null;

        // "signals" is how addresses named the pens before they had settings.
        var texts = (Of("pens") ?? Of("signals") ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var pens = texts.Select(TrendPenText.Read).OfType<TrendPen>().DistinctBy(p => p.Signal).ToArray();
        return new TrendState
        {
            Pens = [.. pens.Take(TrendState.Most)],
            LeftOut = Math.Max(0, pens.Length - TrendState.Most),
            NotUnderstood = [.. texts.Where(t => TrendPenText.Read(t) is null)],
            Range = Of("range") ?? TrendState.UsualRange,
            Scales = Enum.TryParse<TrendScales>(Of("scales"), ignoreCase: true, out var scales) ? scales : TrendScales.Unit,
            Lanes = Enum.TryParse<TrendLanes>(Of("lanes"), ignoreCase: true, out var lanes) ? lanes : TrendLanes.One,
            Without = [.. (Of("without") ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)],
            Cursors = new TrendCursors(ReadTime(Of("a")), ReadTime(Of("b"))),
            Earlier = Of("earlier") is { } earlier && Span().IsMatch(earlier) ? earlier : null,
            Sister = Guid.TryParse(Of("sister"), out var sister) ? sister : null,
            View = Enum.TryParse<TrendView>(Of("view"), ignoreCase: true, out var view) ? view : TrendView.Chart,
            Xy = (ReadPen(Of("x"), 0), ReadPen(Of("y"), 1)),
            Paused = ReadTime(Of("paused")),
        };
    }

    static string? Unless<T>(T value, T usual) where T : struct, Enum => value.Equals(usual) ? null : value.ToString().ToLowerInvariant();

    static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    static int ReadPen(string? text, int otherwise) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is >= 1 and <= TrendState.Most ? number - 1 : otherwise;

    static string? Write(DateTimeOffset? time) => time?.UtcDateTime.ToString(Time, CultureInfo.InvariantCulture);

    static DateTimeOffset? ReadTime(string? text) =>
        DateTimeOffset.TryParseExact(text, Time, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var time) ? time : null;

    // Colons and commas mean nothing in a query and are read more easily as they are.
    static string Escape(string value) => Uri.EscapeDataString(value).Replace("%3A", ":", StringComparison.Ordinal).Replace("%2C", ",", StringComparison.Ordinal);

    [GeneratedRegex(@"^\d{1,4}[mhdwMy]$")]
    private static partial Regex Span();
}
