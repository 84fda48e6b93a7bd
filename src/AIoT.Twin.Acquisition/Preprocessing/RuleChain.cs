namespace AIoT.Twin.Acquisition.Preprocessing;

/// <summary>The rules of one binding in their fixed order: scale and offset, unit, deadband.</summary>
public sealed class RuleChain(BindingRules rules, ValueKind kind)
{
    static readonly Func<BindingRules, ValueKind, ISampleRule?>[] s_order = [ScaleRule.For, UnitRule.For, DeadbandRule.For];

    readonly ISampleRule[] _rules = [.. s_order.Select(rule => rule(rules, kind)).OfType<ISampleRule>()];

    /// <summary>False when the sample is held back.</summary>
    public bool Pass(ref Sample sample)
    {
        foreach (var rule in _rules)
        {
            if (!rule.Pass(ref sample))
                return false;
        }

        return true;
    }
}
