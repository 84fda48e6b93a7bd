using System.Linq.Expressions;
using System.Reflection;

namespace AIoT.Twin.Acquisition.Formulas;

/// <summary>Turns a checked formula into a delegate; the methods it calls are bound here, none by a name from a text.</summary>
sealed class FormulaEmitter
{
    static readonly MethodInfo s_read = Of<FormulaInputs>(inputs => inputs.Read(0));
    static readonly MethodInfo s_readWindow = Of<FormulaInputs>(inputs => inputs.ReadWindow(0));
    static readonly MethodInfo s_finite = Bound(FormulaMath.Finite);
    static readonly MethodInfo s_convert = Bound((Func<double, double, double, double>)FormulaMath.Convert);
    static readonly Expression s_unknown = Expression.Constant(double.NaN);

    readonly ParameterExpression _inputs = Expression.Parameter(typeof(FormulaInputs), "inputs");

    public static Func<FormulaInputs, double> Compile(FormulaNode node)
    {
        var emitter = new FormulaEmitter();
        return Expression.Lambda<Func<FormulaInputs, double>>(emitter.Emit(node), emitter._inputs).Compile();
    }

    Expression Emit(FormulaNode node) => node switch
    {
        FormulaNode.Constant constant => Expression.Constant(constant.Value),
        FormulaNode.Input input => Expression.Call(_inputs, s_read, Expression.Constant(input.Index)),
        FormulaNode.Window window => Expression.Call(_inputs, s_readWindow, Expression.Constant(window.Index)),
        FormulaNode.Converted one => Expression.Call(s_convert, Emit(one.Operand), Expression.Constant(one.Factor), Expression.Constant(one.Offset)),
        FormulaNode.Negated negated => Expression.Negate(Emit(negated.Operand)),
        FormulaNode.Not not => Expression.Subtract(Expression.Constant(1.0), Emit(not.Operand)),
        FormulaNode.Binary binary => Binary(binary),
        FormulaNode.If one => If(one),
        FormulaNode.Call call => Call(call),
        _ => throw new InvalidOperationException($"{node}"),
    };

    Expression Binary(FormulaNode.Binary node) => node.Operator switch
    {
        FormulaOperator.Add => Finite(Expression.Add(Emit(node.Left), Emit(node.Right))),
        FormulaOperator.Subtract => Finite(Expression.Subtract(Emit(node.Left), Emit(node.Right))),
        FormulaOperator.Multiply => Finite(Expression.Multiply(Emit(node.Left), Emit(node.Right))),
        FormulaOperator.Divide => Finite(Expression.Divide(Emit(node.Left), Emit(node.Right))),
        FormulaOperator.And => Lazily(node, decides: 0, FormulaMath.And),
        FormulaOperator.Or => Lazily(node, decides: 1, FormulaMath.Or),
        FormulaOperator.Less => Both(FormulaMath.Less, node),
        FormulaOperator.LessOrEqual => Both(FormulaMath.LessOrEqual, node),
        FormulaOperator.Equal => Both(FormulaMath.Equal, node),
        _ => Both(FormulaMath.NotEqual, node),
    };

    static MethodCallExpression Finite(Expression value) => Expression.Call(s_finite, value);

    MethodCallExpression Both(Func<double, double, double> operation, FormulaNode.Binary node) =>
        Expression.Call(operation.Method, Emit(node.Left), Emit(node.Right));

    // What the left side decides alone does not look at the right one, nor at its quality.
    BlockExpression Lazily(FormulaNode.Binary node, double decides, Func<double, double, double> operation)
    {
        var left = Expression.Variable(typeof(double));
        return Expression.Block(
            [left],
            Expression.Assign(left, Emit(node.Left)),
            Expression.Condition(
                Expression.Equal(left, Expression.Constant(decides)), left, Expression.Call(operation.Method, left, Emit(node.Right))));
    }

    BlockExpression If(FormulaNode.If node)
    {
        var condition = Expression.Variable(typeof(double));
        return Expression.Block(
            [condition],
            Expression.Assign(condition, Emit(node.Condition)),
            Expression.Condition(
                Expression.Equal(condition, Expression.Constant(1.0)), Emit(node.Then),
                Expression.Condition(Expression.Equal(condition, Expression.Constant(0.0)), Emit(node.Otherwise), s_unknown)));
    }

    Expression Call(FormulaNode.Call node)
    {
        var arguments = node.Arguments.Select(Emit).ToArray();
        return node.Function switch
        {
            FormulaFunction.Min => arguments.Aggregate((a, b) => Expression.Call(Bound(FormulaMath.Min), a, b)),
            FormulaFunction.Max => arguments.Aggregate((a, b) => Expression.Call(Bound(FormulaMath.Max), a, b)),
            FormulaFunction.Abs => Expression.Call(Bound((Func<double, double>)Math.Abs), arguments),
            FormulaFunction.Sqrt => Finite(Expression.Call(Bound(Math.Sqrt), arguments)),
            FormulaFunction.Exp => Finite(Expression.Call(Bound(Math.Exp), arguments)),
            FormulaFunction.Log => Finite(Expression.Call(Bound((Func<double, double>)Math.Log), arguments)),
            FormulaFunction.Log10 => Finite(Expression.Call(Bound(Math.Log10), arguments)),
            FormulaFunction.Pow => Expression.Call(Bound((Func<double, double, double>)FormulaMath.Pow), arguments),
            FormulaFunction.Round => Expression.Call(Bound((Func<double, double, double>)FormulaMath.Round), arguments),
            FormulaFunction.Clamp => Expression.Call(Bound((Func<double, double, double, double>)FormulaMath.Clamp), arguments),
            _ => Expression.Call(Bound(FormulaMath.Known), arguments),
        };
    }

    static MethodInfo Bound(Func<double, double> method) => method.Method;

    static MethodInfo Bound(Func<double, double, double> method) => method.Method;

    static MethodInfo Bound(Func<double, double, double, double> method) => method.Method;

    static MethodInfo Of<T>(Expression<Action<T>> call) => ((MethodCallExpression)call.Body).Method;
}
