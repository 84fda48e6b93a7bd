using AIoT.Twin.Acquisition.Units;

namespace AIoT.Twin.Acquisition.Formulas;

/// <summary>Gives every part its kind and unit, and refuses what does not fit, with the part to mark.</summary>
sealed class FormulaChecker
{
    readonly CheckContext _context;
    readonly UnitCheck _units;
    readonly ArithmeticCheck _arithmetic;
    readonly FunctionCheck _functions;
    readonly WindowCheck _windows;

    public FormulaChecker(CheckContext context)
    {
        _context = context;
        _units = new UnitCheck(context);
        _arithmetic = new ArithmeticCheck(context, _units);
        _functions = new FunctionCheck(context, _units, _arithmetic);
        _windows = new WindowCheck(context);
    }

    public FormulaNode? Check(FormulaSyntax syntax) => syntax switch
    {
        FormulaSyntax.Number number => Number(number),
        FormulaSyntax.Reference reference => _context.Find(reference) is { } index ? Input(index, reference) : null,
        FormulaSyntax.Name name => Name(name),
        FormulaSyntax.Unary unary => Check(unary.Operand) is { } operand ? Unary(unary, operand) : null,
        FormulaSyntax.Binary binary => Check(binary.Left) is { } left && Check(binary.Right) is { } right ? Binary(binary, left, right) : null,
        FormulaSyntax.Call call => Call(call),
        _ => throw new InvalidOperationException($"{syntax}"),
    };

    FormulaNode? Number(FormulaSyntax.Number number)
    {
        if (number.Unit is not { } named)
            return new FormulaNode.Constant(number.Value, FormulaType.Bare);
        return _context.Units.Find(named.Text) is { } unit
            ? new FormulaNode.Constant(number.Value, FormulaType.Number(unit))
            : _context.Fail(named.Error("formula-unit-unknown", ("unit", named.Text)));
    }

    FormulaNode.Input? Input(int index, FormulaSyntax at) =>
        _context.TypeOf(_context.Signals[index], at) is { } type ? new FormulaNode.Input(index, type) : null;

    FormulaNode? Name(FormulaSyntax.Name name)
    {
        if (_context.Scope.Name(name.Text) is { } signal)
            return Input(_context.IndexOf(signal), name);
        if (StateWords.All.TryGetValue(name.Text, out var state))
            return new FormulaNode.Constant(state, FormulaType.State);
        return name.Text.ToLowerInvariant() switch
        {
            "true" => new FormulaNode.Constant(1, FormulaType.Boolean),
            "false" => new FormulaNode.Constant(0, FormulaType.Boolean),
            "pi" => new FormulaNode.Constant(Math.PI, FormulaType.Bare),
            _ => _context.Fail(name.Error("formula-name-unknown", ("name", name.Text))),
        };
    }

    FormulaNode? Unary(FormulaSyntax.Unary unary, FormulaNode operand)
    {
        if (unary.Operator == "not")
        {
            return operand.Type.Kind == FormulaKind.Boolean
                ? new FormulaNode.Not(operand)
                : _context.Fail(FunctionCheck.Kind(unary.Operand, FormulaKind.Boolean, operand));
        }

        if (operand.Type.Kind != FormulaKind.Number)
            return _context.Fail(FunctionCheck.Kind(unary.Operand, FormulaKind.Number, operand));
        // Of a temperature in °C only one that is written down may be negative: minus 20 °C is a temperature, minus a sensor is none.
        if (operand is FormulaNode.Constant constant)
            return constant with { Value = -constant.Value };
        return operand.Type.IsPoint
            ? _context.Fail(unary.Error("formula-product-of-points", ("unit", operand.Type.Unit.Ucum)))
            : new FormulaNode.Negated(operand, operand.Type);
    }

    FormulaNode? Binary(FormulaSyntax.Binary binary, FormulaNode left, FormulaNode right)
    {
        if (binary.Operator is "and" or "or")
            return Logic(binary, left, right);
        if (binary.Operator is "<" or "<=" or ">" or ">=" or "=" or "<>")
            return Comparison(binary, left, right);
        if (NotANumber(binary, left, right) is { } wrong)
            return _context.Fail(wrong);

        var at = binary.At.Error("");
        return binary.Operator switch
        {
            "+" => _arithmetic.Sum(left, right, subtracts: false, at),
            "-" => _arithmetic.Sum(left, right, subtracts: true, at),
            "*" => _arithmetic.Product(left, right, divides: false, at),
            "/" => _arithmetic.Product(left, right, divides: true, at),
            _ => _arithmetic.Power(left, right, at),
        };
    }

    FormulaNode? Logic(FormulaSyntax.Binary binary, FormulaNode left, FormulaNode right)
    {
        if (left.Type.Kind != FormulaKind.Boolean)
            return _context.Fail(FunctionCheck.Kind(binary.Left, FormulaKind.Boolean, left));
        if (right.Type.Kind != FormulaKind.Boolean)
            return _context.Fail(FunctionCheck.Kind(binary.Right, FormulaKind.Boolean, right));
        return new FormulaNode.Binary(binary.Operator == "and" ? FormulaOperator.And : FormulaOperator.Or, left, right, FormulaType.Boolean);
    }

    FormulaNode? Comparison(FormulaSyntax.Binary binary, FormulaNode left, FormulaNode right)
    {
        (left, right) = (AsState(left, right.Type), AsState(right, left.Type));
        if (left.Type.Kind != right.Type.Kind)
            return _context.Fail(FunctionCheck.Kind(binary.Right, left.Type.Kind, right));
        if (left.Type.Kind != FormulaKind.Number)
        {
            return binary.Operator is "=" or "<>"
                ? Compared(binary.Operator, left, right)
                : _context.Fail(binary.At.Error("formula-no-order", ("kind", left.Type.Kind.ToString())));
        }

        return _units.Same(left, right, binary.At.Error("")) is var (a, b) ? Compared(binary.Operator, a, b) : null;
    }

    // A state may be compared with its number.
    static FormulaNode AsState(FormulaNode node, FormulaType other) =>
        other.Kind == FormulaKind.State && node is FormulaNode.Constant { Type.IsBare: true } number ? number with { Type = FormulaType.State } : node;

    static FormulaNode.Binary Compared(string name, FormulaNode left, FormulaNode right) => name switch
    {
        "<" => new(FormulaOperator.Less, left, right, FormulaType.Boolean),
        "<=" => new(FormulaOperator.LessOrEqual, left, right, FormulaType.Boolean),
        ">" => new(FormulaOperator.Less, right, left, FormulaType.Boolean),
        ">=" => new(FormulaOperator.LessOrEqual, right, left, FormulaType.Boolean),
        "=" => new(FormulaOperator.Equal, left, right, FormulaType.Boolean),
        _ => new(FormulaOperator.NotEqual, left, right, FormulaType.Boolean),
    };

    static FormulaError? NotANumber(FormulaSyntax.Binary binary, FormulaNode left, FormulaNode right) =>
        left.Type.Kind != FormulaKind.Number ? FunctionCheck.Kind(binary.Left, FormulaKind.Number, left)
        : right.Type.Kind != FormulaKind.Number ? FunctionCheck.Kind(binary.Right, FormulaKind.Number, right)
        : null;

    FormulaNode? Call(FormulaSyntax.Call call)
    {
        if (_windows.Is(call))
            return _windows.Call(call);
        if (!FunctionCheck.Arguments.TryGetValue(call.Function.Text, out var count))
            return _context.Fail(call.Function.Error("formula-function-unknown", ("function", call.Function.Text)));
        if (call.Arguments.Count < count.Least || call.Arguments.Count > count.Most)
            return _context.Fail(FunctionCheck.Count(call, count.Least, count.Most));

        var arguments = new List<FormulaNode>(call.Arguments.Count);
        foreach (var argument in call.Arguments)
        {
            if (Check(argument) is not { } node)
                return null;
            arguments.Add(node);
        }

        return _functions.Call(call, arguments);
    }

    /// <summary>The whole formula as what its signal takes; null when it fails.</summary>
    public FormulaNode? Fit(FormulaNode whole, FormulaSyntax syntax, FormulaKind kind, Unit unit)
    {
        if (whole.Type.Kind != kind)
            return _context.Fail(syntax.Error("formula-result-kind", ("expected", kind.ToString()), ("found", whole.Type.Kind.ToString())));
        if (kind != FormulaKind.Number)
            return whole;
        if (whole.Type.Unit.Dimension != unit.Dimension && whole is not FormulaNode.Constant { Value: 0, Type.IsBare: true })
            return _context.Fail(syntax.Error("formula-result-unit", ("expected", unit.Ucum), ("found", whole.Type.Unit.Ucum)));
        return _units.Same(new FormulaNode.Constant(0, FormulaType.Number(unit)), whole, syntax.Error("")) is var (_, fitting) ? fitting : null;
    }
}
