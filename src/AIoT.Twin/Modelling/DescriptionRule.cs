using AIoT.Twin.Governance;

namespace AIoT.Twin.Modelling;

/// <summary>What a description may be: a few lines people can read.</summary>
static class DescriptionRule
{
    const int Longest = 1000;

    public static Refusal? Refuses(string? words) =>
        words is null ? null
        : words.Length > Longest ? Refusal.Invalid("description-too-long", "description", ("longest", $"{Longest}"))
        : words.Any(c => char.IsControl(c) && c is not ('\n' or '\r' or '\t')) ? Refusal.Invalid("description-unreadable", "description")
        : null;

    public static string? Stored(string? words) => string.IsNullOrWhiteSpace(words) ? null : words.Trim();
}
