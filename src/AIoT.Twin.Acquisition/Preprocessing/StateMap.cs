using System.Globalization;

namespace AIoT.Twin.Acquisition.Preprocessing;

/// <summary>A mapping as people write it: <c>1 = running; 2, 3 = ownFault; 10-19 = blocked; * = unknown</c>.</summary>
sealed class StateMap((long From, long To, int State)[] ranges, int otherwise)
{
    public static StateMap Empty { get; } = new([], 0);

    public static bool TryParse(string text, out StateMap map, out string wrong)
    {
        var ranges = new List<(long, long, int)>();
        var otherwise = 0;
        (map, wrong) = (Empty, "");
        foreach (var part in text.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            wrong = part;
            var sides = part.Split('=', StringSplitOptions.TrimEntries);
            if (sides.Length != 2 || StateOf(sides[1]) is not { } state)
                return false;
            if (sides[0] == "*")
            {
                otherwise = state;
                continue;
            }

            foreach (var codes in sides[0].Split(',', StringSplitOptions.TrimEntries))
            {
                if (RangeOf(codes) is not var (from, to) || from > to)
                    return false;
                ranges.Add((from, to, state));
            }
        }

        map = new StateMap([.. ranges], otherwise);
        return ranges.Count > 0;
    }

    static int? StateOf(string word) => StateWords.All.TryGetValue(word, out var known) ? known
        : int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number
        : null;

    static (long From, long To)? RangeOf(string codes)
    {
        if (long.TryParse(codes, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var one))
            return (one, one);
        var dash = codes.IndexOf('-', 1);
        return dash > 0 && long.TryParse(codes.AsSpan(0, dash), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var from)
            && long.TryParse(codes.AsSpan(dash + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var to)
                ? (from, to)
                : null;
    }

    /// <summary>The first range that holds the code decides.</summary>
    public int Find(long code)
    {
        foreach (var (from, to, state) in ranges)
        {
            if (code >= from && code <= to)
                return state;
        }

        return otherwise;
    }
}
