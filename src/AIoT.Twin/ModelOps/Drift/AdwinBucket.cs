namespace AIoT.Twin.ModelOps.Drift;

/// <summary>Some neighbouring values: their sum, the sum of squared deviations from their mean, the time of the first.</summary>
readonly record struct AdwinBucket(double Total, double Deviation, long FirstUs)
{
    /// <summary>Two buckets of <paramref name="size"/> values each become one of twice that; the older one's time stays.</summary>
    public AdwinBucket With(in AdwinBucket newer, double size)
    {
        var apart = (Total / size) - (newer.Total / size);
        return new(Total + newer.Total, Deviation + newer.Deviation + (size * size * apart * apart / (size + size)), FirstUs);
    }
}
