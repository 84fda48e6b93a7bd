namespace AIoT.Twin.Acquisition.Drivers;

/// <summary>What can come from an address.</summary>
public enum ValueShape
{
    Bit,
    Whole,
    Real,
    Text,

    /// <summary>Known only when it arrives.</summary>
    Any,
}

/// <summary>An address as the driver understands it, or what is wrong with it.</summary>
public abstract record AddressCheck
{
    /// <param name="Text">One line by which people recognise it.</param>
    /// <param name="Shape">What will come from it.</param>
    /// <param name="Details">Resolved parts by key, such as function code and registers.</param>
    public sealed record Resolved(string Text, ValueShape Shape, IReadOnlyList<(string Key, string Value)> Details) : AddressCheck
    {
        /// <summary>Whether the device's own time stamps come along, so that a value delivered twice is stored once.</summary>
        public bool HasSourceTime { get; init; }
    }

    public sealed record Wrong(FieldProblem Problem) : AddressCheck;
}

public static class ValueShapes
{
    /// <summary>Whether a signal of this kind can be fed from an address of this shape without losing anything.</summary>
    public static bool Fits(this ValueShape shape, ValueKind kind) => shape == ValueShape.Any || kind switch
    {
        ValueKind.Double => shape is ValueShape.Real or ValueShape.Whole or ValueShape.Bit,
        ValueKind.Text => shape is ValueShape.Text,
        _ => shape is ValueShape.Whole or ValueShape.Bit,
    };
}
