using AIoT.Twin.SamplePlant.Physics;

namespace AIoT.Twin.SamplePlant.Signals;

/// <summary>The state word of one machine on a line: the machine at fault is down, those before it are blocked, those behind it starved.</summary>
sealed class StateModel(LineModel line, int machine) : SignalModel
{
    public LineModel Line => line;

    public override double At(long timeUs) => (int)Of(line.At(timeUs));

    public MachineWord Of(in Stretch stretch) => stretch.Condition switch
    {
        Condition.Running => MachineWord.Running,
        Condition.Planned => MachineWord.PlannedStop,
        Condition.Cleaning => MachineWord.Cleaning,
        Condition.NoOrder => MachineWord.NoOrder,
        Condition.Dark => MachineWord.Unknown,
        _ when machine == stretch.Machine => MachineWord.OwnFault,
        _ => machine < stretch.Machine ? MachineWord.Blocked : MachineWord.Starved,
    };
}
