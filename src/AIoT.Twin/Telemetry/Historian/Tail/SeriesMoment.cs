namespace AIoT.Twin.Telemetry.Historian.Tail;

/// <summary>What had been stored of a series at one moment, as far as it tells whether an earlier answer still holds.</summary>
readonly record struct SeriesMoment(long Seq, long NewestUs, LateSpan[] Late)
{
    /// <summary>
    /// Whether what was read of [from, to) at an earlier moment is still what is stored: nothing came since, or only
    /// samples behind what was the newest then, and behind this span.
    /// </summary>
    public bool Confirms(in SeriesMoment earlier, long from, long to)
    {
        if (earlier.Seq >= Seq)
            return true;
        if (to > earlier.NewestUs)
            return false;
        foreach (var late in Late)
        {
            if (late.Seq > earlier.Seq && late.Through >= from && late.From < to)
                return false;
        }

        return true;
    }
}
