using System.Buffers;
using System.Text;

namespace AIoT.Twin.Acquisition.Drivers;

/// <summary>Puts a positional parameter where a query says <c>:since</c>, and nowhere else: not in texts, names, comments or casts.</summary>
static class SinceParameter
{
    const string Name = ":since";

    static readonly SearchValues<char> s_noTag = SearchValues.Create(" \t\r\n'\"();,");

    /// <summary>The query for the extended protocol, which takes one statement and no more; and whether the parameter occurs.</summary>
    public static (string Query, bool Occurs) Place(string query)
    {
        var text = new StringBuilder(query.Length);
        var occurs = false;
        for (var at = 0; at < query.Length;)
        {
            var skipped = LengthOfQuoted(query.AsSpan(at));
            if (skipped == 0 && IsParameter(query, at))
            {
                text.Append("$1");
                (at, occurs) = (at + Name.Length, true);
                continue;
            }

            // A cast is two colons.
            skipped = skipped > 0 ? skipped : query.AsSpan(at).StartsWith("::") ? 2 : 1;
            text.Append(query, at, skipped);
            at += skipped;
        }

        return (text.ToString(), occurs);
    }

    static bool IsParameter(string query, int at) =>
        string.Compare(query, at, Name, 0, Name.Length, StringComparison.OrdinalIgnoreCase) == 0
        && (at + Name.Length == query.Length || !(char.IsLetterOrDigit(query[at + Name.Length]) || query[at + Name.Length] == '_'));

    /// <summary>How long what is quoted or a comment at the beginning is; 0 when there is none.</summary>
    static int LengthOfQuoted(ReadOnlySpan<char> rest) => rest switch
    {
        ['\'', ..] => Through(rest, 1, "'"),
        ['"', ..] => Through(rest, 1, "\""),
        ['-', '-', ..] => Through(rest, 2, "\n"),
        ['/', '*', ..] => Through(rest, 2, "*/"),
        ['$', ..] => Dollars(rest),
        _ => 0,
    };

    static int Dollars(ReadOnlySpan<char> rest)
    {
        var end = rest[1..].IndexOf('$');
        if (end < 0 || rest[1..(end + 1)].ContainsAny(s_noTag))
            return 0;
        var tag = rest[..(end + 2)];
        return Through(rest, tag.Length, tag);
    }

    static int Through(ReadOnlySpan<char> rest, int from, ReadOnlySpan<char> end) =>
        rest[from..].IndexOf(end) is var found && found < 0 ? rest.Length : from + found + end.Length;
}
