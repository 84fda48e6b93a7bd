namespace AIoT.Twin.Acquisition.Encoding;

/// <summary>A sample as a number for figures over many of them.</summary>
public static class SampleNumber
{
    /// <summary>The number the 64 bits stand for; text stands for none.</summary>
    public static double Of(ValueKind kind, long bits) => kind switch
    {
        ValueKind.Double => BitConverter.Int64BitsToDouble(bits),
        ValueKind.Integer or ValueKind.State => bits,
        ValueKind.Boolean => bits == 0 ? 0 : 1,
        _ => double.NaN,
    };

    /// <summary>Whether it counts: quality Good or Uncertain, and finite.</summary>
    public static bool IsUsed(ushort status, double number) => status < SampleStatus.Bad && double.IsFinite(number);

    public static bool IsGood(ushort status) => status < SampleStatus.Uncertain;
}
