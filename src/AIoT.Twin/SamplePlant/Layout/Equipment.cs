using AIoT.Twin.Acquisition.Preprocessing;
using AIoT.Twin.Acquisition.Units;
using AIoT.Twin.SamplePlant.Physics;
using AIoT.Twin.SamplePlant.Signals;

namespace AIoT.Twin.SamplePlant.Layout;

/// <summary>Collects the signals of one piece of equipment on a line.</summary>
sealed class Equipment(List<PlantSignal> signals, LineModel line, string path)
{
    static readonly UnitCatalog s_units = new();

    public string Path => path;

    public Equipment Part(string name) => new(signals, line, $"{path}/{name}");

    public Equipment Measured(string name, string unit, RegisterSpec register, Shape shape, string? deviceUnit = null) =>
        Add(name, unit, SignalRole.Measured, register, new MeasuredModel(line, shape, path, name), deviceUnit);

    public Equipment Counter(string name, Func<long, double> count) =>
        Add(name, "{unit}", SignalRole.Counter, RegisterSpec.U32(), new FunctionModel(count));

    public Equipment Flag(string name, RegisterSpec register, Func<long, bool> set) =>
        Add(name, "1", SignalRole.Flag, register, new FunctionModel(t => set(t) ? 1 : 0));

    public Equipment Setpoint(string name, string unit, RegisterSpec register, double value) =>
        Add(name, unit, SignalRole.Setpoint, register.Writable, new FunctionModel(_ => value));

    public Equipment State(int machine) => Add("State", "1", SignalRole.State, RegisterSpec.U16(1), new StateModel(line, machine));

    public Equipment Function(string name, string unit, RegisterSpec register, Func<long, double> value) =>
        Add(name, unit, SignalRole.Measured, register, new FunctionModel(value));

    Equipment Add(string name, string unit, SignalRole role, RegisterSpec register, SignalModel model, string? deviceUnit = null)
    {
        var rules = new BindingRules { Scale = register.Scale, Conversion = s_units.Between(deviceUnit ?? unit, unit)!.Value };
        signals.Add(new(path, name, unit, role, register, model) { DeviceUnit = deviceUnit, Rules = rules });
        return this;
    }
}
