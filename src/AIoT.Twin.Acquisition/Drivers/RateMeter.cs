namespace AIoT.Twin.Acquisition.Drivers;

/// <summary>Counts per second over the last ten whole seconds.</summary>
sealed class RateMeter
{
    const int Seconds = 10;

    readonly (long Second, long Count)[] _slots = new (long, long)[Seconds + 1];

    public void Add(DateTimeOffset now, long count)
    {
        var second = now.ToUnixTimeSeconds();
        ref var slot = ref _slots[second % _slots.Length];
        slot = slot.Second == second ? (second, slot.Count + count) : (second, count);
    }

    public double PerSecond(DateTimeOffset now)
    {
        // The running second is not over yet, so it does not count.
        var second = now.ToUnixTimeSeconds();
        return _slots.Where(s => s.Second < second && s.Second >= second - Seconds).Sum(s => s.Count) / (double)Seconds;
    }
}
