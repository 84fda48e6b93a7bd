namespace AIoT.Twin.SamplePlant.Physics;

/// <summary>Something that follows running, or being kept hot, with a time constant: a speed within seconds, a bearing within half an hour.</summary>
readonly record struct Lag(bool FollowsHeat, double Seconds)
{
    public double Target(in Stretch stretch) => (FollowsHeat ? stretch.Hot : stretch.Runs) ? 1 : 0;

    public double After(in Stretch stretch, double level, long elapsedUs)
    {
        var target = Target(stretch);
        return target + (level - target) * Math.Exp(-elapsedUs / (Seconds * Us.Second));
    }
}
