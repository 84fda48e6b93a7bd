namespace AIoT.Twin.Protocols.Mqtt;

public enum JsonReadingKind
{
    Missing,
    Null,
    Number,
    Bool,
    Text,

    /// <summary>No value can be taken; <see cref="JsonReading.Fault"/> says why.</summary>
    Invalid,
}

public enum JsonFault
{
    None,
    Empty,
    NotJson,
    TooDeep,

    /// <summary>The path leads to an object or a list.</summary>
    NotAValue,

    /// <summary>A number no double can hold.</summary>
    OutOfRange,
    TextTooLong,
    BadText,
}

/// <summary>What a path found in a payload.</summary>
public readonly record struct JsonReading(JsonReadingKind Kind, double Number = 0, string? Text = null, JsonFault Fault = JsonFault.None)
{
    /// <summary>The number when it is an integer of 64 bits, exact beyond 2^53 where <see cref="Number"/> is not.</summary>
    public long? Whole { get; init; }

    public bool Bool => Kind == JsonReadingKind.Bool && Number != 0;
}
