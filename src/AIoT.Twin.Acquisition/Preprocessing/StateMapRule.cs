using AIoT.Twin.Acquisition.Drivers;

namespace AIoT.Twin.Acquisition.Preprocessing;

/// <summary>A device's own codes as machine states; what maps to nothing is the state unknown, which is never up and never down.</summary>
public sealed class StateMapRule : ISampleRule
{
    public string Name => "state-map";

    public ValueKind? Takes => ValueKind.Integer;

    public IReadOnlyList<Field> Settings { get; } = [new("map", FieldKind.Text) { IsRequired = true }];

    public ValueKind? Gives(FieldValues settings) => ValueKind.State;

    public FieldProblem? Check(FieldValues settings, RuleContext context) =>
        StateMap.TryParse(settings.Text("map"), out _, out var wrong) ? null : new FieldProblem("map", "state-map-wrong", ("part", wrong));

    public SampleStep Make(FieldValues settings, RuleContext context) =>
        new Step(StateMap.TryParse(settings.Text("map"), out var map, out _) ? map : StateMap.Empty);

    sealed class Step(StateMap map) : SampleStep
    {
        public override void Take(in Sample sample) => Emit(sample with { Bits = sample.Quality == Quality.Bad ? 0 : map.Find(sample.Bits) });
    }
}
