namespace AIoT.Twin.Acquisition.Formulas;

/// <summary>Cuts a text into tokens; a reference stands in brackets, a unit between single quotes.</summary>
sealed class FormulaLexer(string text)
{
    static readonly string[] s_operators = ["<=", ">=", "<>", "!=", "==", "+", "-", "*", "/", "^", "(", ")", ",", "<", ">", "="];

    readonly List<FormulaToken> _tokens = [];
    int _at;

    public static (IReadOnlyList<FormulaToken> Tokens, FormulaError? Error) Read(string text)
    {
        if (text.Length > FormulaLimits.SourceLength)
        {
            var beyond = text.Length - FormulaLimits.SourceLength;
            return ([], new FormulaError("formula-too-long", FormulaLimits.SourceLength, beyond, ("most", $"{FormulaLimits.SourceLength}")));
        }

        var lexer = new FormulaLexer(text);
        var error = lexer.All();
        return (lexer._tokens, error);
    }

    FormulaError? All()
    {
        while (true)
        {
            while (_at < text.Length && char.IsWhiteSpace(text[_at]))
                _at++;
            if (_at == text.Length)
                break;
            if (Next() is { } error)
                return error;
        }

        _tokens.Add(new FormulaToken(TokenKind.End, "", text.Length, 0));
        return null;
    }

    FormulaError? Next() => text[_at] switch
    {
        '[' => Reference(),
        '\'' => UnitText(),
        (>= '0' and <= '9') or '.' => Take(TokenKind.Number, EndOfNumber()),
        var c when char.IsAsciiLetter(c) || c == '_' => Take(TokenKind.Name, EndOfName()),
        _ => Operator(),
    };

    FormulaError? Take(TokenKind kind, int end)
    {
        _tokens.Add(new FormulaToken(kind, text[_at..end], _at, end - _at));
        _at = end;
        return null;
    }

    FormulaError? Operator()
    {
        foreach (var known in s_operators)
        {
            if (string.CompareOrdinal(text, _at, known, 0, known.Length) == 0)
                return Take(TokenKind.Operator, _at + known.Length);
        }

        var length = char.IsSurrogatePair(text, _at) ? 2 : 1;
        return new FormulaError("formula-unexpected-character", _at, length, ("character", text.Substring(_at, length)));
    }

    int EndOfName()
    {
        var end = _at;
        while (end < text.Length && (char.IsAsciiLetterOrDigit(text[end]) || text[end] == '_'))
            end++;
        return end;
    }

    int EndOfNumber()
    {
        var end = Digits(_at);
        if (end < text.Length && text[end] == '.')
            end = Digits(end + 1);
        if (end < text.Length && text[end] is 'e' or 'E')
        {
            var sign = end + 1 < text.Length && text[end + 1] is '+' or '-' ? 2 : 1;
            if (Digits(end + sign) is var exponent && exponent > end + sign)
                end = exponent;
        }

        return end;
    }

    int Digits(int from)
    {
        while (from < text.Length && char.IsAsciiDigit(text[from]))
            from++;
        return from;
    }

    FormulaError? Reference()
    {
        var end = _at + 1;
        while (end < text.Length && text[end] != ']')
            end += text[end] == '\\' ? 2 : 1;
        return end < text.Length ? Quoted(TokenKind.Reference, end, text[(_at + 1)..end]) : Unclosed("formula-unclosed-reference");
    }

    // A quote within is written twice, because UCUM has units with a quote: minutes and seconds of arc.
    FormulaError? UnitText()
    {
        var end = _at + 1;
        while (end < text.Length && (text[end] != '\'' || (end + 1 < text.Length && text[end + 1] == '\'')))
            end += text[end] == '\'' ? 2 : 1;
        return end < text.Length
            ? Quoted(TokenKind.Unit, end, text[(_at + 1)..end].Replace("''", "'", StringComparison.Ordinal))
            : Unclosed("formula-unclosed-unit");
    }

    FormulaError? Quoted(TokenKind kind, int last, string inner)
    {
        _tokens.Add(new FormulaToken(kind, inner, _at, last + 1 - _at));
        _at = last + 1;
        return null;
    }

    FormulaError Unclosed(string code) => new(code, _at, text.Length - _at);
}
