using AIoT.Twin.Acquisition.Units;

namespace AIoT.Twin.Acquisition.Preprocessing;

/// <summary>What is done to the samples of one binding, in this order: scale and offset, unit, then the rules as people ordered them.</summary>
public sealed record BindingRules
{
    public static BindingRules None { get; } = new();

    public double Scale { get; init; } = 1;

    public double Offset { get; init; }

    /// <summary>From the unit of the device to the unit of the signal.</summary>
    public UnitConversion Conversion { get; init; } = UnitConversion.Identity;

    /// <summary>The signal's own unit, which is what the rules work in.</summary>
    public string Unit { get; init; } = "1";

    public RuleList Chain { get; init; } = RuleList.None;

    /// <summary>Whether the head leaves values as the device says them, as those of states and integers must be.</summary>
    public bool KeepValues => Scale == 1 && Offset == 0 && Conversion.IsIdentity;

    /// <summary>A value of the device in the signal's unit.</summary>
    public double FromDevice(double value) => Conversion.Apply(UnitConversion.Times(value, Scale) + Offset);

    /// <summary>The value the device must hold to read as this one.</summary>
    public double ToDevice(double value) => Snapped(((value - Conversion.Offset) / Conversion.Factor - Offset) / Scale);

    // 22.7 / 0.1 is 226.99999999999997, which no integer register takes.
    static double Snapped(double raw) => Math.Round(raw) is var whole && Math.Abs(raw - whole) <= 1e-9 * Math.Max(1, Math.Abs(whole)) ? whole : raw;
}
