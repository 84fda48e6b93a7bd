using AIoT.Twin.Governance;

namespace AIoT.Twin.Modelling;

/// <summary>What a name may be: something people can read, on one line.</summary>
static class NameRule
{
    public const int Longest = 200;

    public static Refusal? Refuses(string name) =>
        string.IsNullOrWhiteSpace(name) ? Refusal.Invalid("name-missing", "name")
        : name.Length > Longest ? Refusal.Invalid("name-too-long", "name", ("longest", $"{Longest}"))
        : name.Any(char.IsControl) || !IsWellFormed(name) ? Refusal.Invalid("name-unreadable", "name")
        : null;

    public static Refusal Taken(string name) => Refusal.Conflict("name-taken", "name", ("name", name));

    // A lone surrogate is no text; it could not be normalised, nor stored by PostgreSQL.
    static bool IsWellFormed(string name)
    {
        try
        {
            return name.IsNormalized() || name.Normalize().Length > 0;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }
}
