namespace AIoT.Twin.Telemetry;

/// <summary>What a machine does; the list is fixed, its numbers are stored, and every vendor's states are mapped to it.</summary>
public enum MachineState : byte
{
    /// <summary>No data, or a value that maps to nothing; it is never up and never down.</summary>
    Unknown = 0,
    Running = 1,
    PlannedStop = 2,

    /// <summary>Changeover or cleaning.</summary>
    Changeover = 3,
    OwnFault = 4,

    /// <summary>Waits for what comes from upstream.</summary>
    Starved = 5,

    /// <summary>Waits for downstream to take what it made.</summary>
    Blocked = 6,
    NoOrder = 7,
}
