using AIoT.Twin.SamplePlant.Physics;

namespace AIoT.Twin.SamplePlant.Signals;

/// <summary>A measured value on a line, coupled to what the line does; neighbours on one piece of equipment wander together.</summary>
sealed class MeasuredModel(LineModel line, Shape shape, string equipment, string name) : SignalModel
{
    // Alike enough that sensors side by side agree, apart enough that they are not copies.
    const double OwnShare = 0.15;

    readonly ulong _shared = Noise.Seed(equipment);
    readonly ulong _own = Noise.Seed($"{equipment}/{name}");
    readonly ulong _flicker = Noise.Seed($"{equipment}/{name}/flicker");
    readonly long _wanderUs = Us.Minutes(shape.WanderMinutes);

    public override double At(long timeUs)
    {
        var plan = line.PlanAt(timeUs);
        return Value(plan, plan.IndexAt(timeUs), timeUs);
    }

    public override void Fill(long fromUs, long stepUs, Span<double> into)
    {
        var plan = line.PlanAt(fromUs);
        var index = plan.IndexAt(fromUs);
        for (var i = 0; i < into.Length; i++)
        {
            var timeUs = fromUs + i * stepUs;
            if (timeUs >= plan.ToUs)
                (plan, index) = (line.PlanAt(timeUs), 0);
            while (timeUs >= plan.EndOf(index))
                index++;
            into[i] = Value(plan, index, timeUs);
        }
    }

    // What wanders is the running process: at rest only the transmitter's flicker is left.
    double Value(WeekPlan plan, int index, long timeUs)
    {
        var stretch = plan.Stretches[index];
        var elapsed = timeUs - stretch.FromUs;
        var runs = shape.Run == 0 ? 0 : Level(plan, index, stretch, elapsed, shape.RunsWith);
        var heat = shape.Hot == 0 ? 0 : Level(plan, index, stretch, elapsed, shape.HeatsWith);
        var alive = shape.Run != 0 ? runs : shape.Hot != 0 ? heat : 1;
        var wander = Noise.Smooth(_shared, timeUs, _wanderUs) + OwnShare * Noise.Smooth(_own, timeUs, _wanderUs / 2);
        var flicker = Noise.Jitter(_flicker, timeUs / Us.Second);
        return shape.Rest + shape.Run * runs + shape.Hot * heat + shape.Wander * alive * wander + shape.Flicker * flicker;
    }

    double Level(WeekPlan plan, int index, in Stretch stretch, long elapsed, Lag lag) =>
        lag.After(stretch, line.LevelsOf(plan, lag)[index], elapsed);
}
