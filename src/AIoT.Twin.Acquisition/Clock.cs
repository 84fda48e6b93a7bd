namespace AIoT.Twin.Acquisition;

/// <summary>The only way to get the time: UTC in whole microseconds, which is what is stored everywhere.</summary>
public static class Clock
{
    extension(TimeProvider clock)
    {
        public DateTimeOffset Now() => clock.GetUtcNow().ToMicroseconds().ToTime();
    }

    extension(DateTimeOffset time)
    {
        /// <summary>Microseconds since 1970, finer parts cut off.</summary>
        public long ToMicroseconds() => (time.UtcTicks - DateTimeOffset.UnixEpoch.UtcTicks) / TimeSpan.TicksPerMicrosecond;
    }

    extension(long microseconds)
    {
        public DateTimeOffset ToTime() => DateTimeOffset.UnixEpoch.AddTicks(microseconds * TimeSpan.TicksPerMicrosecond);
    }
}
