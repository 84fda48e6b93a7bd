namespace AIoT.Twin.Acquisition;

/// <summary>The upper 16 bits of an OPC UA status code (Part 4, 7.39): two bits of quality, then the reason.</summary>
public static class SampleStatus
{
    public const ushort Good = 0x0000;
    public const ushort Uncertain = 0x4000;
    public const ushort UncertainLastUsableValue = 0x4090;
    public const ushort UncertainSensorNotAccurate = 0x4093;
    public const ushort UncertainOutsideRange = 0x4094;
    public const ushort Bad = 0x8000;
    public const ushort BadCommunicationError = 0x8005;
    public const ushort BadDecodingError = 0x8007;
    public const ushort BadTimeout = 0x800A;
    public const ushort BadNoCommunication = 0x8031;
    public const ushort BadWaitingForInitialData = 0x8032;
    public const ushort BadOutOfRange = 0x803C;
    public const ushort BadConfigurationError = 0x8089;
    public const ushort BadNotConnected = 0x808A;
    public const ushort BadDeviceFailure = 0x808B;
    public const ushort BadSensorFailure = 0x808C;
    public const ushort BadOutOfService = 0x808D;
    public const ushort BadNotANumber = 0x80C1;

    public static Quality QualityOf(ushort status) => (status >> 14) switch
    {
        0 => Quality.Good,
        1 => Quality.Uncertain,
        _ => Quality.Bad,
    };
}
