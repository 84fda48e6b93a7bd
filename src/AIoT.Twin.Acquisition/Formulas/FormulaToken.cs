namespace AIoT.Twin.Acquisition.Formulas;

enum TokenKind : byte { Number, Name, Reference, Unit, Operator, End }

/// <summary>A piece of the text; for references and units the text is what stands between the marks.</summary>
readonly record struct FormulaToken(TokenKind Kind, string Text, int Position, int Length)
{
    public bool Is(string @operator) => Kind == TokenKind.Operator && Text == @operator;

    public bool IsWord(string word) => Kind == TokenKind.Name && Text.Equals(word, StringComparison.OrdinalIgnoreCase);

    public FormulaError Error(string code, params IReadOnlyList<(string Name, string Value)> arguments) => new(code, Position, Length, arguments);
}
