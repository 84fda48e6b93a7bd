using AIoT.Twin.Acquisition.Units;

namespace AIoT.Twin.Acquisition.Preprocessing;

/// <summary>From the unit of the device to the unit of the signal.</summary>
sealed class UnitRule(UnitConversion conversion) : ISampleRule
{
    public static ISampleRule? For(BindingRules rules, ValueKind kind) =>
        kind == ValueKind.Double && !rules.Conversion.IsIdentity ? new UnitRule(rules.Conversion) : null;

    public bool Pass(ref Sample sample)
    {
        sample = sample.Mapped(conversion.Apply(sample.Value));
        return true;
    }
}
