using System.Globalization;
using System.Text.RegularExpressions;
using AIoT.Twin.Acquisition;
using AIoT.Twin.Web.Kit.Charts;

namespace AIoT.Twin.Web.Telemetry.Trends;

/// <summary>The length of an interval of a file; days begin at the site's midnight and have 23, 24 or 25 hours.</summary>
sealed partial record CsvStep(int Count, char Unit)
{
    static readonly (long Seconds, CsvStep Step)[] s_round =
    [
        (1, new(1, 's')), (5, new(5, 's')), (10, new(10, 's')), (30, new(30, 's')), (60, new(1, 'm')), (300, new(5, 'm')), (900, new(15, 'm')), (3600, new(1, 'h')),
        (14_400, new(4, 'h')), (86_400, new(1, 'd')),
    ];

    public static CsvStep? Parse(string? text) =>
        Form().Match(text ?? "") is { Success: true } form && int.Parse(form.Groups[1].ValueSpan, CultureInfo.InvariantCulture) is > 0 and var count
            ? new CsvStep(count, form.Groups[2].Value[0])
            : null;

    /// <summary>The shortest round one that makes no more than so many rows of a span.</summary>
    public static CsvStep For(long from, long to, int rows) =>
        s_round.FirstOrDefault(s => (to - from) / 1_000_000 / s.Seconds <= rows, s_round[^1]).Step;

    /// <summary>The edges of the intervals that cover a span, aligned to the site's clock.</summary>
    public IEnumerable<long> Edges(long from, long to, TimeZoneInfo zone)
    {
        var edge = First(from, zone);
        while (edge < to)
        {
            yield return Math.Max(edge, from);
            edge = Unit == 'd' ? Midnight(edge.ToTime(), zone, Count) : edge + Length;
        }

        yield return to;
    }

    long Length => Count * (Unit switch { 's' => 1L, 'm' => 60, 'h' => 3600, _ => 86_400 }) * 1_000_000;

    long First(long from, TimeZoneInfo zone)
    {
        var midnight = Midnight(from.ToTime(), zone, 0);
        return Unit == 'd' ? midnight : midnight + ((from - midnight) / Length * Length);
    }

    static long Midnight(DateTimeOffset time, TimeZoneInfo zone, int days)
    {
        var day = TimeZoneInfo.ConvertTime(time, zone).Date.AddDays(days);
        return TimeRange.At(day, zone).ToMicroseconds();
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Count}{Unit}");

    [GeneratedRegex(@"^(\d{1,4})([smhd])$")]
    private static partial Regex Form();
}
