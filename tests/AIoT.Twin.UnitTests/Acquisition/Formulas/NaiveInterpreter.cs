using AIoT.Twin.Acquisition.Formulas;

namespace AIoT.Twin.UnitTests.Acquisition.Formulas;

/// <summary>The simplest reading of a formula: a walk over what was written, every number in base units, null for unknown.</summary>
sealed class NaiveInterpreter(IReadOnlyDictionary<string, double?> values)
{
    /// <summary>Two sides of a comparison were so close that rounding decides.</summary>
    public bool Tie { get; private set; }

    public double Largest { get; private set; } = 1e-3;

    public double? Run(FormulaSyntax syntax)
    {
        var value = Walk(syntax) is { } number && double.IsFinite(number) ? number : (double?)null;
        Largest = Math.Max(Largest, Math.Abs(value ?? 0));
        return value;
    }

    double? Walk(FormulaSyntax syntax) => syntax switch
    {
        FormulaSyntax.Number { Unit: { } unit } number => Base(number.Value, unit.Text),
        FormulaSyntax.Number number => number.Value,
        FormulaSyntax.Reference reference => values[reference.Text] is { } value ? Base(value, Bench.Signals[reference.Text].Unit) : null,
        FormulaSyntax.Name name => name.Text is "true" or "running" ? 1 : 0,
        FormulaSyntax.Unary { Operator: "not" } unary => 1 - Run(unary.Operand),
        // Minus 20 °C is a temperature 20 degrees below the zero of its scale.
        FormulaSyntax.Unary { Operand: FormulaSyntax.Number { Unit: { } unit } number } => Base(-number.Value, unit.Text),
        FormulaSyntax.Unary unary => -Run(unary.Operand),
        FormulaSyntax.Binary binary => Binary(binary),
        FormulaSyntax.Call call => Call(call.Function.Text, call.Arguments),
        _ => throw new InvalidOperationException(),
    };

    public static double Base(double value, string ucum) =>
        Bench.Units.TryParse(ucum, out var unit, out _) ? (value + unit.Zero) * unit.Factor : throw new InvalidOperationException(ucum);

    double? Binary(FormulaSyntax.Binary binary)
    {
        var left = Run(binary.Left);
        var right = Run(binary.Right);
        if (binary.Operator == "and")
            return left == 0 || right == 0 ? 0 : left is null || right is null ? null : 1;
        if (binary.Operator == "or")
            return left == 1 || right == 1 ? 1 : left is null || right is null ? null : 0;
        if (left is not { } a || right is not { } b)
            return null;
        if (binary.Operator is "<" or "<=" or ">" or ">=" or "=" or "<>")
            Tie |= binary.Left is not FormulaSyntax.Reference { Text: "S" } && Math.Abs(a - b) <= 1e-9 * Largest;
        return binary.Operator switch
        {
            "+" => a + b,
            "-" => a - b,
            "*" => a * b,
            "/" => a / b,
            "^" => Math.Pow(a, b),
            "<" => a < b ? 1 : 0,
            "<=" => a <= b ? 1 : 0,
            ">" => a > b ? 1 : 0,
            ">=" => a >= b ? 1 : 0,
            "=" => a == b ? 1 : 0,
            _ => a != b ? 1 : 0,
        };
    }

    double? Call(string name, IReadOnlyList<FormulaSyntax> arguments)
    {
        if (name == "if")
            return Run(arguments[0]) switch { 1 => Run(arguments[1]), 0 => Run(arguments[2]), _ => null };
        var given = arguments.Select(Run).ToArray();
        if (name == "known")
            return given[0] is null ? 0 : 1;
        if (given.Any(g => g is null))
            return null;
        var a = given.Select(g => g!.Value).ToArray();
        Tie |= name == "clamp" && Math.Abs(a[1] - a[2]) <= 1e-9 * Largest;
        return name switch
        {
            "min" => a.Min(),
            "max" => a.Max(),
            "abs" => Math.Abs(a[0]),
            "sqrt" => Math.Sqrt(a[0]),
            "exp" => Math.Exp(a[0]),
            "log" => Math.Log(a[0]),
            "clamp" => a[1] > a[2] ? null : Math.Clamp(a[0], a[1], a[2]),
            _ => throw new InvalidOperationException(name),
        };
    }
}
