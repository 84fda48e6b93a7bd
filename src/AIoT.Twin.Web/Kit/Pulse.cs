namespace AIoT.Twin.Web.Kit;

/// <summary>Says in a loop of frames when something slower is due again; frames may be skipped, so it goes by the clock.</summary>
sealed class Pulse(TimeProvider clock, TimeSpan every)
{
    long _since = clock.GetTimestamp();

    public bool IsDue()
    {
        if (clock.GetElapsedTime(_since) < every)
            return false;

        _since = clock.GetTimestamp();
        return true;
    }
}
