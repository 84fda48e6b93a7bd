using System.Globalization;

namespace AIoT.Twin.Acquisition.Formulas;

/// <summary>Recursive descent, one method a level of binding; stops at the first error.</summary>
sealed class FormulaParser(IReadOnlyList<FormulaToken> tokens)
{
    // Units that may stand bare after a number, because durations are written so often.
    static readonly string[] s_bareUnits = ["ms", "s", "min", "h", "d"];

    int _at;
    int _depth;
    int _nodes;
    FormulaError? _error;

    FormulaToken Now => tokens[_at];

    public static (FormulaSyntax? Formula, FormulaError? Error) Parse(string text)
    {
        var (tokens, error) = FormulaLexer.Read(text);
        if (error is not null)
            return (null, error);
        if (tokens.Count == 1)
            return (null, tokens[0].Error("formula-empty"));

        var parser = new FormulaParser(tokens);
        var formula = parser.Deeper(parser.Or);
        if (parser._error is null && parser.Now.Kind != TokenKind.End)
            parser.Fail(parser.Unexpected());
        return parser._error is { } wrong ? (null, wrong) : (formula, null);
    }

    FormulaSyntax? Or() => Chain(And, "or");

    FormulaSyntax? And() => Chain(Not, "and");

    FormulaSyntax? Not()
    {
        if (!Now.IsWord("not"))
            return Comparison();
        var at = Take();
        return Deeper(Not) is { } operand ? Made(new FormulaSyntax.Unary("not", operand, at.Position, End(operand) - at.Position)) : null;
    }

    FormulaSyntax? Comparison()
    {
        var left = Sum();
        if (left is null || Now is not { Kind: TokenKind.Operator, Text: "<" or "<=" or ">" or ">=" or "=" or "==" or "<>" or "!=" })
            return left;
        var at = Take();
        var name = at.Text switch { "==" => "=", "!=" => "<>", var other => other };
        return Sum() is { } right ? Made(new FormulaSyntax.Binary(name, left, right, at)) : null;
    }

    FormulaSyntax? Sum() => Chain(Product, "+", "-");

    FormulaSyntax? Product() => Chain(Unary, "*", "/");

    FormulaSyntax? Chain(Func<FormulaSyntax?> part, params ReadOnlySpan<string> operators)
    {
        var left = part();
        while (left is not null && IsOneOf(operators))
        {
            var at = Take();
            left = part() is { } right ? Made(new FormulaSyntax.Binary(at.Text.ToLowerInvariant(), left, right, at)) : null;
        }

        return left;
    }

    bool IsOneOf(ReadOnlySpan<string> operators)
    {
        foreach (var one in operators)
        {
            if (Now.Is(one) || Now.IsWord(one))
                return true;
        }

        return false;
    }

    FormulaSyntax? Unary()
    {
        if (!Now.Is("-"))
            return Power();
        var at = Take();
        return Deeper(Unary) is { } operand ? Made(new FormulaSyntax.Unary("-", operand, at.Position, End(operand) - at.Position)) : null;
    }

    FormulaSyntax? Power()
    {
        var left = Primary();
        if (left is null || !Now.Is("^"))
            return left;
        var at = Take();
        return Deeper(Unary) is { } right ? Made(new FormulaSyntax.Binary("^", left, right, at)) : null;
    }

    FormulaSyntax? Primary()
    {
        var now = Now;
        switch (now.Kind)
        {
            case TokenKind.Number:
                return Number(Take());
            case TokenKind.Reference:
                Take();
                return Made(new FormulaSyntax.Reference(now.Text, now.Position, now.Length));
            case TokenKind.Name when !IsReserved(now):
                Take();
                return Now.Is("(") ? Call(now) : Made(new FormulaSyntax.Name(now.Text, now.Position, now.Length));
            case TokenKind.Operator when now.Text == "(":
                Take();
                return Deeper(Or) is { } inner && Expect(")") is not null ? inner : null;
            default:
                return Fail(Unexpected());
        }
    }

    static bool IsReserved(FormulaToken token) => token.IsWord("and") || token.IsWord("or") || token.IsWord("not");

    FormulaSyntax? Number(FormulaToken number)
    {
        if (!double.TryParse(number.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) || !double.IsFinite(value))
            return Fail(number.Error("formula-not-a-number", ("value", number.Text)));
        FormulaToken? unit = Now.Kind == TokenKind.Unit || (Now.Kind == TokenKind.Name && s_bareUnits.Contains(Now.Text)) ? Take() : null;
        var end = unit is { } last ? last.Position + last.Length : number.Position + number.Length;
        return Made(new FormulaSyntax.Number(value, unit, number.Position, end - number.Position));
    }

    FormulaSyntax? Call(FormulaToken function)
    {
        var arguments = new List<FormulaSyntax>();
        Take();
        if (!Now.Is(")"))
        {
            do
            {
                if (Deeper(Or) is not { } argument)
                    return null;
                arguments.Add(argument);
            }
            while (Now.Is(",") && Take().Length > 0);
        }

        return Expect(")") is { } close
            ? Made(new FormulaSyntax.Call(function, arguments, function.Position, close.Position + 1 - function.Position))
            : null;
    }

    FormulaToken? Expect(string @operator)
    {
        if (Now.Is(@operator))
            return Take();
        Fail(Now.Kind == TokenKind.End ? Now.Error("formula-missing", ("expected", @operator)) : Unexpected());
        return null;
    }

    FormulaToken Take() => tokens[_at++];

    static int End(FormulaSyntax syntax) => syntax.Position + syntax.Length;

    FormulaSyntax? Deeper(Func<FormulaSyntax?> inner)
    {
        if (++_depth > FormulaLimits.Depth)
            return Fail(Now.Error("formula-too-deep", ("most", $"{FormulaLimits.Depth}")));
        var found = inner();
        _depth--;
        return found;
    }

    FormulaSyntax? Made(FormulaSyntax syntax) =>
        ++_nodes > FormulaLimits.Nodes ? Fail(syntax.Error("formula-too-large", ("most", $"{FormulaLimits.Nodes}"))) : syntax;

    FormulaError Unexpected() => Now.Kind == TokenKind.End
        ? Now.Error("formula-unexpected-end")
        : Now.Error("formula-unexpected", ("found", Written(Now)));

    static string Written(FormulaToken token) => token.Kind switch
    {
        TokenKind.Reference => $"[{token.Text}]",
        TokenKind.Unit => $"'{token.Text}'",
        _ => token.Text,
    };

    FormulaSyntax? Fail(FormulaError error)
    {
        _error ??= error;
        return null;
    }
}
