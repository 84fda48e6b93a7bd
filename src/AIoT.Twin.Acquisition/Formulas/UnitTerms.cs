using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace AIoT.Twin.Acquisition.Formulas;

/// <summary>A unit as atoms with exponents, in the order they were met.</summary>
sealed record UnitTerms(ImmutableArray<(string Atom, int Exponent)> Terms)
{
    /// <summary>Null for what has parentheses or factors: such a unit is joined as it stands.</summary>
    public static UnitTerms? Of(string ucum)
    {
        if (ucum is "1" or "")
            return new([]);

        var joined = new UnitTerms([]);
        var sign = 1;
        for (var at = 0; at < ucum.Length;)
        {
            if (ucum[at] is '.' or '/')
                sign = ucum[at++] == '/' ? -1 : 1;
            var end = EndOfTerm(ucum, at);
            var (atom, exponent) = Term(ucum[at..end]);
            if (atom is null)
                return null;
            joined = joined.With(atom, sign * exponent);
            at = end;
        }

        return joined;
    }

    static int EndOfTerm(string ucum, int at)
    {
        for (var depth = 0; at < ucum.Length && (depth > 0 || ucum[at] is not ('.' or '/')); at++)
            depth += ucum[at] switch { '{' or '[' => 1, '}' or ']' => -1, _ => 0 };
        return at;
    }

    static (string? Atom, int Exponent) Term(string term)
    {
        var digits = term.Length;
        while (digits > 0 && char.IsAsciiDigit(term[digits - 1]))
            digits--;
        if (digits > 0 && digits < term.Length && term[digits - 1] is '-' or '+')
            digits--;
        var exponent = 1;
        var isPlain = term.Length > 0 && digits > 0 && !char.IsAsciiDigit(term[0]) && !term.Contains('(', StringComparison.Ordinal)
            && (digits == term.Length || int.TryParse(term[digits..], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out exponent));
        return (isPlain ? term[..digits] : null, exponent);
    }

    UnitTerms With(string atom, int exponent)
    {
        for (var i = 0; i < Terms.Length; i++)
        {
            if (Terms[i].Atom == atom)
                return new(Terms.SetItem(i, (atom, Terms[i].Exponent + exponent)));
        }

        return new(Terms.Add((atom, exponent)));
    }

    public UnitTerms And(UnitTerms other, int sign) => other.Terms.Aggregate(this, (all, term) => all.With(term.Atom, sign * term.Exponent));

    public UnitTerms? Raised(int n) => Terms.Any(t => Math.Abs(t.Exponent * n) > 9) ? null : new([.. Terms.Select(t => (t.Atom, t.Exponent * n))]);

    public UnitTerms? Halved() => Terms.Any(t => t.Exponent % 2 != 0) ? null : new([.. Terms.Select(t => (t.Atom, t.Exponent / 2))]);

    public override string ToString()
    {
        var text = new StringBuilder();
        foreach (var (atom, exponent) in Terms.Where(t => t.Exponent > 0))
            text.Append(text.Length > 0 ? "." : "").Append(Spelled(atom, exponent, '.'));
        foreach (var (atom, exponent) in Terms.Where(t => t.Exponent < 0))
            text.Append('/').Append(Spelled(atom, -exponent, '/'));
        return text.Length == 0 ? "1" : text.ToString();
    }

    // A digit at the end of an atom, or an annotation, would run into the exponent.
    static string Spelled(string atom, int exponent, char between) => exponent == 1 ? atom
        : atom[^1] == '}' ? string.Join(between, Enumerable.Repeat(atom, exponent))
        : atom + exponent.ToString(CultureInfo.InvariantCulture);
}
