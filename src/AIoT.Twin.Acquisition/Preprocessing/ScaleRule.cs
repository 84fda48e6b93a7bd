using AIoT.Twin.Acquisition.Units;

namespace AIoT.Twin.Acquisition.Preprocessing;

/// <summary>value · scale + offset.</summary>
sealed class ScaleRule(double scale, double offset) : ISampleRule
{
    public static ISampleRule? For(BindingRules rules, ValueKind kind) =>
        kind == ValueKind.Double && (rules.Scale != 1 || rules.Offset != 0) ? new ScaleRule(rules.Scale, rules.Offset) : null;

    public bool Pass(ref Sample sample)
    {
        sample = sample.Mapped(UnitConversion.Times(sample.Value, scale) + offset);
        return true;
    }
}
