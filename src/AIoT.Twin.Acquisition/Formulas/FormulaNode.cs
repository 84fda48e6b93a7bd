using System.Collections.Immutable;

namespace AIoT.Twin.Acquisition.Formulas;

enum FormulaOperator : byte { Add, Subtract, Multiply, Divide, Less, LessOrEqual, Equal, NotEqual, And, Or }

enum FormulaFunction : byte { Min, Max, Abs, Sqrt, Pow, Exp, Log, Log10, Round, Clamp, Known }

/// <summary>A checked formula: every part has its type, and what must be converted is converted by a node of its own.</summary>
abstract record FormulaNode(FormulaType Type)
{
    public sealed record Constant(double Value, FormulaType Type) : FormulaNode(Type);

    public sealed record Input(int Index, FormulaType Type) : FormulaNode(Type);

    public sealed record Window(int Index, FormulaType Type) : FormulaNode(Type);

    public sealed record Converted(FormulaNode Operand, double Factor, double Offset, FormulaType Type) : FormulaNode(Type);

    public sealed record Negated(FormulaNode Operand, FormulaType Type) : FormulaNode(Type);

    public sealed record Not(FormulaNode Operand) : FormulaNode(FormulaType.Boolean);

    public sealed record Binary(FormulaOperator Operator, FormulaNode Left, FormulaNode Right, FormulaType Type) : FormulaNode(Type);

    public sealed record If(FormulaNode Condition, FormulaNode Then, FormulaNode Otherwise, FormulaType Type) : FormulaNode(Type);

    public sealed record Call(FormulaFunction Function, ImmutableArray<FormulaNode> Arguments, FormulaType Type) : FormulaNode(Type);
}
