using AIoT.Twin.Acquisition;

namespace AIoT.Twin.Telemetry.Import;

/// <summary>A value on its way: its target, time, status, and the number, whole number or text its kind wants.</summary>
readonly record struct StagedRow(int Target, long TimeUs, ushort Status, double Number, long Whole, string? Text)
{
    public bool IsSameTime(in StagedRow other) => Target == other.Target && TimeUs == other.TimeUs;

    /// <summary>As it is stored; texts are added to the table of their batch.</summary>
    public Sample ToSample(int handle, ValueKind kind, List<string> texts)
    {
        if (kind == ValueKind.Text)
            texts.Add(Text ?? "");
        return new Sample(handle, Status, TimeUs, kind switch
        {
            ValueKind.Double => BitConverter.DoubleToInt64Bits(Number),
            ValueKind.Text => texts.Count - 1,
            _ => Whole,
        });
    }

    public bool Matches(ValueKind kind, Former former) => Status == former.Status && kind switch
    {
        ValueKind.Double => BitConverter.DoubleToInt64Bits(Number) == former.Bits,
        ValueKind.Text => string.Equals(Text ?? "", former.Text, StringComparison.Ordinal),
        _ => Whole == former.Bits,
    };
}

/// <summary>What is stored at a time, or was.</summary>
readonly record struct Former(ushort Status, long Bits, string? Text);
