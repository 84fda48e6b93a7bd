using AIoT.Twin.SamplePlant.Physics;
using AIoT.Twin.Telemetry;

namespace AIoT.Twin.SamplePlant.Signals;

/// <summary>The state word of one machine on a line: the machine at fault is down, those before it are blocked, those behind it starved.</summary>
sealed class StateModel(LineModel line, int machine) : SignalModel
{
    public LineModel Line => line;

    public override double At(long timeUs) => (int)Of(line.At(timeUs));

    public MachineState Of(in Stretch stretch) => stretch.Condition switch
    {
        Condition.Running => MachineState.Running,
        Condition.Planned => MachineState.PlannedStop,
        Condition.Cleaning => MachineState.Changeover,
        Condition.NoOrder => MachineState.NoOrder,
        Condition.Dark => MachineState.Unknown,
        _ when machine == stretch.Machine => MachineState.OwnFault,
        _ => machine < stretch.Machine ? MachineState.Blocked : MachineState.Starved,
    };
}
