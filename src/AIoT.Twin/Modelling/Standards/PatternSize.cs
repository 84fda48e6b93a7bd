using System.Globalization;
using System.Text.RegularExpressions;

namespace AIoT.Twin.Modelling.Standards;

/// <summary>How large a pattern becomes when its counted repetitions are written out, which is what it costs to prepare.</summary>
static partial class PatternSize
{
    public static double Of(string pattern)
    {
        var outer = new Stack<double>();
        double size = 0, last = 0;
        for (var i = 0; i < pattern.Length; i++)
        {
            switch (pattern[i])
            {
                case '(':
                    outer.Push(size);
                    size = 0;
                    break;
                case ')' when outer.TryPop(out var before):
                    (last, size) = (size, before + size);
                    break;
                case '{' when Counted().Match(pattern, i) is { Success: true } count:
                    size += last * (Times(count) - 1);
                    last *= Times(count);
                    i += count.Length - 1;
                    break;
                case '\\' or '[':
                    i = EndOf(pattern, i);
                    goto default;
                default:
                    (last, size) = (1, size + 1);
                    break;
            }
        }

        return size + outer.Sum();
    }

    static double Times(Match count) => Math.Max(1, Math.Max(Number(count.Groups[1]), Number(count.Groups[2])));

    static double Number(Group digits) => double.TryParse(digits.ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;

    // Of an escaped character, or of a class; one that does not end is refused later.
    static int EndOf(string pattern, int at)
    {
        if (pattern[at] == '\\')
            return at + 1;
        for (var i = at + 2; i < pattern.Length; i++)
        {
            if (pattern[i] == '\\')
                i++;
            else if (pattern[i] == ']')
                return i;
        }

        return pattern.Length;
    }

    [GeneratedRegex(@"\G\{(\d+)(?:,(\d*))?\}")]
    private static partial Regex Counted();
}
