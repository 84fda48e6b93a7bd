namespace AIoT.Twin.Protocols.Modbus;

/// <summary>How the bytes of a value lie in its registers; A is the most significant byte.</summary>
public enum WordOrder
{
    /// <summary>Most significant word first, as the specification says.</summary>
    ABCD,

    /// <summary>Words swapped.</summary>
    CDAB,

    /// <summary>Bytes within each word swapped.</summary>
    BADC,

    /// <summary>Words and bytes swapped.</summary>
    DCBA,
}

/// <summary>What a group of registers holds.</summary>
public enum RegisterKind
{
    Bit,
    I16,
    U16,
    I32,
    U32,
    I64,
    U64,
    F32,
    F64,
}
