using AIoT.Twin.Acquisition;
using AIoT.Twin.Acquisition.Drivers;
using AIoT.Twin.Acquisition.Formulas;
using AIoT.Twin.Modelling;

namespace AIoT.Twin.Telemetry.Sources.Calculated;

/// <summary>A source without a device: its signals are formulas over other signals, worked out from what was stored.</summary>
sealed class CalculatedDriver(
    FormulaCompiler compiler, ITwinTreeSource tree, IFormulaHistory history, ITelemetryFeed feed, ISeriesCatalog series, CalculationGraph graph) : ISourceDriver
{
    public const string Key = "calculated";

    public string Name => Key;

    /// <summary>Like what a device sends by itself, results wait rather than get lost.</summary>
    public bool Polls => false;

    public IReadOnlyList<Field> Settings { get; } = [new("settle", FieldKind.Milliseconds) { Default = "1000", Least = 0, Most = 60_000 }];

    public IReadOnlyList<Field> AddressFields { get; } =
    [
        new("formula", FieldKind.Formula) { IsRequired = true, Longest = FormulaLimits.SourceLength },
        new("every", FieldKind.Milliseconds) { Least = 100, Most = 86_400_000 },
    ];

    public AddressCheck CheckAddress(FieldValues address)
    {
        var now = tree.Tree;
        return compiler.Compile(address.Text("formula"), new FormulaScope(now, _ => true, null)) switch
        {
            FormulaResult.Compiled { Formula.Result: var result } => new AddressCheck.Resolved(now.Readable(address.Text("formula")), ShapeOf(result.Kind), [])
            {
                HasSourceTime = true,
            },
            FormulaResult.Wrong { Error: var error } => new AddressCheck.Wrong(error.AsProblem()),
            _ => throw new InvalidOperationException(),
        };
    }

    static ValueShape ShapeOf(FormulaKind kind) => kind switch
    {
        FormulaKind.Number => ValueShape.Real,
        FormulaKind.Boolean => ValueShape.Bit,
        _ => ValueShape.Whole,
    };

    public ISourceConnection Open(SourceContext context) =>
        new CalculatedSource(context, Settings.Complete(context.Settings), compiler, tree, history, new LiveInputs(feed, series), graph);
}
