namespace AIoT.Twin.SamplePlant.Physics;

/// <summary>Something that follows running, or being kept hot, with a time constant: a speed within seconds, a bearing within half an hour.</summary>
readonly record struct Lag(bool FollowsHeat, double Seconds)
{
    // After so many time constants no double can tell the level from its target.
    const double Settled = 40;

    public double Target(in Stretch stretch) => (FollowsHeat ? stretch.Hot : stretch.Runs) ? 1 : 0;

    public double After(in Stretch stretch, double level, long elapsedUs)
    {
        var target = Target(stretch);
        if (elapsedUs > Settled * Seconds * Us.Second)
            return target;
        return target + (level - target) * Math.Exp(-elapsedUs / (Seconds * Us.Second));
    }
}
