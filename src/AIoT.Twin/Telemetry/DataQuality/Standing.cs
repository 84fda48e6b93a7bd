namespace AIoT.Twin.Telemetry.DataQuality;

/// <summary>Whether a signal can be trusted; unknown is what never spoke, is paused, or was not judged.</summary>
public enum Standing : byte { NotTrusted, InDoubt, Unknown, Trusted }
