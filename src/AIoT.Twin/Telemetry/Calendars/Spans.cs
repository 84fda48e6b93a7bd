namespace AIoT.Twin.Telemetry.Calendars;

/// <summary>Pieces of time as sets: ascending, apart from each other, none empty.</summary>
public static class Spans
{
    public static IReadOnlyList<Span> Union(IEnumerable<Span> spans)
    {
        var union = new List<Span>();
        foreach (var span in spans.Where(s => s.Length > 0).OrderBy(s => s.From))
        {
            if (union.Count > 0 && span.From <= union[^1].To)
                union[^1] = union[^1] with { To = Math.Max(union[^1].To, span.To) };
            else
                union.Add(span);
        }

        return union;
    }

    /// <summary>What lies in both sets.</summary>
    public static IReadOnlyList<Span> Common(IReadOnlyList<Span> first, IReadOnlyList<Span> second)
    {
        var common = new List<Span>();
        for (var (i, j) = (0, 0); i < first.Count && j < second.Count;)
        {
            var cut = first[i].Cut(second[j]);
            if (cut.Length > 0)
                common.Add(cut);
            if (first[i].To < second[j].To)
                i++;
            else
                j++;
        }

        return common;
    }

    /// <summary>What lies in the first set and not in the second.</summary>
    public static IReadOnlyList<Span> Without(IReadOnlyList<Span> first, IReadOnlyList<Span> second)
    {
        var left = new List<Span>();
        var j = 0;
        foreach (var span in first)
        {
            var from = span.From;
            while (j < second.Count && second[j].To <= from)
                j++;
            for (var k = j; k < second.Count && second[k].From < span.To; k++)
            {
                if (second[k].From > from)
                    left.Add(new(from, second[k].From));
                from = Math.Max(from, second[k].To);
            }

            if (from < span.To)
                left.Add(span with { From = from });
        }

        return left;
    }

    public static long Length(IEnumerable<Span> spans) => spans.Sum(s => s.Length);
}
