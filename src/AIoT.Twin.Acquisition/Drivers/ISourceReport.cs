namespace AIoT.Twin.Acquisition.Drivers;

/// <summary>Where a connection says how it is doing.</summary>
public interface ISourceReport
{
    void Connected();

    /// <summary>Asking takes longer than the interval; the device is asked as often as it can answer.</summary>
    void Slow(TimeSpan took);

    void InTime();

    /// <summary>Something the source goes on in spite of.</summary>
    void Trouble(SourceFailure failure);

    /// <summary>Something came and could not be used.</summary>
    void Dropped(string reason, long count, string detail);
}
