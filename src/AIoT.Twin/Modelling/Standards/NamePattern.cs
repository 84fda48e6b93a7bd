using System.Collections.Concurrent;
using System.Text.RegularExpressions;

namespace AIoT.Twin.Modelling.Standards;

/// <summary>Patterns that take time in proportion to the text, whatever they are: nothing in them can make a write wait.</summary>
static class NamePattern
{
    public const int Longest = 200;

    const int LargestSize = 10_000;
    const int Kept = 1000;

    static readonly TimeSpan s_most = TimeSpan.FromMilliseconds(200);
    static readonly ConcurrentDictionary<string, Regex> s_known = new(StringComparer.Ordinal);

    /// <summary>A code that says what is wrong with the pattern; null when it can be used.</summary>
    public static string? Wrong(string pattern)
    {
        if (pattern.Length > Longest)
            return "pattern-too-long";
        if (PatternSize.Of(pattern) > LargestSize)
            return "pattern-too-large";
        try
        {
            // By itself first: brackets that do not match could step out of what it is wrapped in.
            _ = new Regex(pattern, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant, s_most);
            Make(pattern);
            return null;
        }
        catch (NotSupportedException)
        {
            return "pattern-not-supported";
        }
        catch (ArgumentException)
        {
            return "pattern-unreadable";
        }
    }

    /// <summary>Whether the whole text is what the pattern says.</summary>
    public static bool Matches(string pattern, string text)
    {
        if (s_known.Count > Kept)
            s_known.Clear();
        try
        {
            return s_known.GetOrAdd(pattern, Make).IsMatch(text);
        }
        catch (RegexMatchTimeoutException)
        {
            return false;
        }
    }

    static Regex Make(string pattern) => new($@"\A(?:{pattern})\z", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant, s_most);
}
