namespace AIoT.Twin.Protocols.Mqtt;

public enum JsonPathErrorCode
{
    None,
    Empty,
    TooLong,

    /// <summary>More than 32 steps.</summary>
    TooDeep,

    /// <summary>A step without a name.</summary>
    NameMissing,

    /// <summary>Something else than a number from 0 or a quoted name between brackets.</summary>
    BadBracket,
    UnclosedBracket,
    UnclosedQuote,
    UnexpectedCharacter,
}

/// <summary>Why a path is not one, and where in its text.</summary>
public readonly record struct JsonPathError(JsonPathErrorCode Code, int Position);
