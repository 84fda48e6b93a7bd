namespace AIoT.Twin.Web.Kit;

/// <summary>Search as people type it: every word anywhere, in any order, whatever its case.</summary>
public static class Words
{
    public static bool AllIn(string text, string? words) =>
        string.IsNullOrWhiteSpace(words)
        || words.Split(' ', StringSplitOptions.RemoveEmptyEntries).All(w => text.Contains(w, StringComparison.CurrentCultureIgnoreCase));
}
