namespace AIoT.Twin.Telemetry.Historian.Retention;

/// <summary>How long raw values (null: for ever) and rows of minutes are kept.</summary>
sealed record KeptClass(short Id, TimeSpan? Raw, TimeSpan? Minutes);
