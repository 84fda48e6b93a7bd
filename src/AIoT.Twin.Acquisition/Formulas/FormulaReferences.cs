using System.Text;

namespace AIoT.Twin.Acquisition.Formulas;

/// <summary>The two forms of a reference: by id, as it is stored, so that a rename breaks nothing; by path, as people read it.</summary>
public static class FormulaReferences
{
    /// <summary>The text between brackets that means a signal whatever it is called.</summary>
    public static string Of(Guid signal) => $"#{signal:D}";

    public static Guid? Id(string reference) =>
        reference.StartsWith('#') && Guid.TryParseExact(reference.AsSpan(1), "D", out var id) ? id : null;

    /// <summary>Names from the outermost to the signal's own, with what would be taken for a mark escaped.</summary>
    public static string Of(IEnumerable<string> names) => string.Join('/', names.Select(Escaped));

    public static IReadOnlyList<string> Names(string reference)
    {
        List<string> names = [];
        var name = new StringBuilder();
        for (var i = 0; i < reference.Length; i++)
        {
            if (reference[i] == '/')
            {
                names.Add(name.ToString().Trim());
                name.Clear();
            }
            else
            {
                if (reference[i] == '\\' && i + 1 < reference.Length)
                    i++;
                name.Append(reference[i]);
            }
        }

        names.Add(name.ToString().Trim());
        return names;
    }

    /// <summary>The formula with its references put differently; those without another form, and a text that is no formula, stay.</summary>
    public static string Rewrite(string formula, Func<string, string?> reference)
    {
        var (tokens, error) = FormulaLexer.Read(formula);
        if (error is not null)
            return formula;

        var text = new StringBuilder(formula);
        foreach (var token in tokens.Where(t => t.Kind == TokenKind.Reference).Reverse())
        {
            if (reference(token.Text) is { } other)
                text.Remove(token.Position, token.Length).Insert(token.Position, $"[{other}]");
        }

        return text.ToString();
    }

    /// <summary>The ids a stored formula refers to, each once.</summary>
    public static IReadOnlyList<Guid> Ids(string formula)
    {
        var (tokens, error) = FormulaLexer.Read(formula);
        return error is not null ? [] : [.. tokens.Where(t => t.Kind == TokenKind.Reference).Select(t => Id(t.Text)).OfType<Guid>().Distinct()];
    }

    static string Escaped(string name)
    {
        var text = new StringBuilder(name.Length);
        foreach (var c in name)
            text.Append(c is '/' or '\\' or ']' or '[' || (c == '#' && text.Length == 0) ? $"\\{c}" : $"{c}");
        return text.ToString();
    }
}
