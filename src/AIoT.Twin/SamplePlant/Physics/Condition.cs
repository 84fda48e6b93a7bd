namespace AIoT.Twin.SamplePlant.Physics;

/// <summary>What a line does; a fault or a short stop is that of one machine, and the others wait for it.</summary>
enum Condition : byte { Running, Fault, Planned, Cleaning, NoOrder, Dark }

/// <summary>A line does one thing from a time on; <paramref name="Machine"/> is the one at fault.</summary>
readonly record struct Stretch(long FromUs, Condition Condition, int Machine)
{
    /// <summary>In the dark the line runs on; only nobody sees it.</summary>
    public bool Runs => Condition is Condition.Running or Condition.Dark;

    /// <summary>Waiting keeps an oven hot; a planned standstill lets it cool.</summary>
    public bool Hot => Condition is Condition.Running or Condition.Dark or Condition.Fault;
}
