namespace AIoT.Twin.Acquisition.Formulas;

/// <summary>A formula as it was written, before kinds and units are known.</summary>
abstract record FormulaSyntax(int Position, int Length)
{
    public FormulaError Error(string code, params IReadOnlyList<(string Name, string Value)> arguments) => new(code, Position, Length, arguments);

    /// <param name="Value">Not negative; a minus is an operator.</param>
    public sealed record Number(double Value, FormulaToken? Unit, int Position, int Length) : FormulaSyntax(Position, Length);

    public sealed record Reference(string Text, int Position, int Length) : FormulaSyntax(Position, Length);

    public sealed record Name(string Text, int Position, int Length) : FormulaSyntax(Position, Length);

    public sealed record Unary(string Operator, FormulaSyntax Operand, int Position, int Length) : FormulaSyntax(Position, Length);

    /// <param name="At">The operator, which is what is marked when the sides do not fit.</param>
    public sealed record Binary(string Operator, FormulaSyntax Left, FormulaSyntax Right, FormulaToken At)
        : FormulaSyntax(Left.Position, Right.Position + Right.Length - Left.Position);

    public sealed record Call(FormulaToken Function, IReadOnlyList<FormulaSyntax> Arguments, int Position, int Length) : FormulaSyntax(Position, Length);
}
