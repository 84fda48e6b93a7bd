using AIoT.Twin.Acquisition;
using AIoT.Twin.SamplePlant.Layout;
using AIoT.Twin.SamplePlant.Signals;
using AIoT.Twin.Telemetry;

namespace AIoT.Twin.SamplePlant.History;

/// <summary>A machine's states of [from, to) as events: the state it begins in, then each change.</summary>
sealed class StatePart : HistoryPart
{
    readonly List<(long TimeUs, MachineState State)> _changes = [];

    public StatePart(PlantSignal signal, long fromUs, long toUs) : base(signal)
    {
        var model = (StateModel)signal.Model;
        for (var plan = model.Line.PlanAt(fromUs); plan.FromUs < toUs; plan = model.Line.PlanAt(plan.ToUs))
        {
            foreach (var stretch in plan.Stretches)
            {
                var (time, state) = (Math.Max(stretch.FromUs, fromUs), model.Of(stretch));
                if (time >= toUs)
                    return;
                if (_changes.Count > 0 && _changes[^1].TimeUs == time)
                    _changes.RemoveAt(_changes.Count - 1);
                if (_changes.Count == 0 || _changes[^1].State != state)
                    _changes.Add((time, state));
            }
        }
    }

    public override int Count => _changes.Count;

    public override void Write(int series, int from, Span<Sample> into)
    {
        for (var i = 0; i < into.Length; i++)
            into[i] = new Sample(series, SampleStatus.Good, _changes[from + i].TimeUs, (long)_changes[from + i].State);
    }
}
