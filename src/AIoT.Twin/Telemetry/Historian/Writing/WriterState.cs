namespace AIoT.Twin.Telemetry.Historian.Writing;

/// <summary>Whether this process writes the history.</summary>
public enum WriterState
{
    Starting,

    /// <summary>It holds the lease.</summary>
    Writing,

    /// <summary>Another process holds it; this one answers queries and takes over when the other is gone.</summary>
    StandingBy,

    /// <summary>Another process took over from this one, which refuses everything until it is started again.</summary>
    Superseded,
}
