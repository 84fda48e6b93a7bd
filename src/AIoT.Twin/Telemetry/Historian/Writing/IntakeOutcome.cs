namespace AIoT.Twin.Telemetry.Historian.Writing;

enum IntakeOutcome
{
    /// <summary>Part of the commit now.</summary>
    Taken,

    /// <summary>Answered already: refused, or a repetition.</summary>
    Answered,

    /// <summary>Can be looked at after the commit that is being put together.</summary>
    Later,
}
