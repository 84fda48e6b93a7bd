namespace AIoT.Twin.Telemetry.Import;

/// <summary>How far an import is; the numbers are stored.</summary>
public enum ImportState
{
    Uploaded = 0,
    Checking = 1,
    Checked = 2,
    Writing = 3,
    Done = 4,

    /// <summary>It cannot go on; why is said.</summary>
    Failed = 5,
    TakingBack = 6,
    TakenBack = 7,
}
