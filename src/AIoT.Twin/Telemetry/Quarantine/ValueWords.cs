using System.Globalization;
using AIoT.Twin.Acquisition;

namespace AIoT.Twin.Telemetry.Quarantine;

/// <summary>What came, as a text that reads as it was sent.</summary>
public static class ValueWords
{
    /// <summary>Null where nothing is known of it.</summary>
    public static string? Of(QuarantinedValue value) => value switch
    {
        { Text: { } text } => text,
        { Kind: null or ValueKind.Text } => null,
        { Kind: ValueKind.Double } => BitConverter.Int64BitsToDouble(value.Bits).ToString("R", CultureInfo.InvariantCulture),
        { Kind: ValueKind.Boolean } => value.Bits != 0 ? "true" : "false",
        _ => value.Bits.ToString(CultureInfo.InvariantCulture),
    };
}
