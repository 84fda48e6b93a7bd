using AIoT.Twin.SamplePlant.Physics;

namespace AIoT.Twin.SamplePlant.Signals;

/// <summary>
/// How a measured value behaves: a rest value, what running and being kept hot add with their time constants in seconds,
/// a slow wandering it shares with its neighbours on the same equipment, and the flicker of its transmitter.
/// </summary>
sealed record Shape(double Rest, double Run = 0, double Hot = 0, double RunLag = 6, double HotLag = 1500)
{
    public double Wander { get; init; }

    public double WanderMinutes { get; init; } = 10;

    public double Flicker { get; init; }

    public Lag RunsWith => new(false, RunLag);

    public Lag HeatsWith => new(true, HotLag);
}
