namespace AIoT.Twin.Modelling.Standards;

/// <summary>What an item of a standard asks for.</summary>
public enum StandardItemKind : byte
{
    /// <summary>A property of the twin, by its key.</summary>
    Property,

    /// <summary>A signal, by its name or by the type's element it came from.</summary>
    Signal,

    /// <summary>How twins are named.</summary>
    TwinName,

    /// <summary>How every signal of the twin is named.</summary>
    SignalName,

    /// <summary>Something known of every signal of the twin, by its key: its description, or what another module says.</summary>
    SignalFact,
}
