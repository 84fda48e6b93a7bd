namespace AIoT.Twin.Acquisition.Units;

public enum UnitErrorCode
{
    None,
    Empty,
    TooLong,

    /// <summary>No unit of this name is in the table.</summary>
    Unknown,

    /// <summary>A unit with a zero of its own, such as Cel, in a product, a quotient or with an exponent.</summary>
    AffineInProduct,
    UnclosedBrace,
    UnclosedParenthesis,
    UnexpectedCharacter,

    /// <summary>An exponent of zero or beyond nine.</summary>
    BadExponent,
}

/// <summary>Why a text is no unit, with the part of the text it is about.</summary>
public readonly record struct UnitError(UnitErrorCode Code, string Argument);
