namespace AIoT.Twin.Protocols.Mqtt;

/// <summary>How a payload writes a time.</summary>
public enum JsonTimeFormat
{
    Rfc3339,
    EpochSeconds,
    EpochMilliseconds,
    EpochMicroseconds,
}

public enum JsonTimeFault
{
    None,
    Missing,
    NotATime,

    /// <summary>Before 1970 or after 9999.</summary>
    OutOfRange,
}

/// <summary>Turns what a path found into UTC microseconds since 1970.</summary>
public static class JsonTime
{
    public static JsonTimeFault Read(JsonReading reading, JsonTimeFormat format, out long microseconds) => throw new NotImplementedException();
}
