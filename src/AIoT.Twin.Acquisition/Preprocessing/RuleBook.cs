using AIoT.Twin.Acquisition.Drivers;

namespace AIoT.Twin.Acquisition.Preprocessing;

/// <summary>All rules there are: judges a list of them for a signal, and sets it to work.</summary>
public sealed class RuleBook(Catalog<ISampleRule> rules)
{
    public const int MostRules = 16;

    public IEnumerable<ISampleRule> All => rules.All;

    public ISampleRule? Find(string name) => rules.Find(name);

    /// <summary>The kind in which the device is to be read, so that the rules turn it into the signal's.</summary>
    public ValueKind ReadsAs(RuleList chain, ValueKind signal) =>
        chain.All.Select(r => rules.Find(r.Rule)?.Takes).FirstOrDefault(k => k is not null) ?? signal;

    /// <summary>The first rule that is wrong, by its index, and why; null when all are right.</summary>
    public (int Index, FieldProblem Problem)? Check(RuleList chain, ValueKind signal, string unit)
    {
        if (chain.All.Count > MostRules)
            return (MostRules, new FieldProblem("rule", "too-many-rules", ("most", $"{MostRules}")));

        var kind = ReadsAs(chain, signal);
        for (var i = 0; i < chain.All.Count; i++)
        {
            var (rule, problem) = Check(chain.All[i], new RuleContext(kind, unit));
            if (problem is not null)
                return (i, problem);
            kind = rule!.Gives(rule.Settings.Complete(chain.All[i].Settings)) ?? kind;
        }

        return kind == signal ? null
            : (Math.Max(0, chain.All.Count - 1), new FieldProblem("rule", "rules-give-other-kind", ("signal", signal.ToString()), ("found", kind.ToString())));
    }

    (ISampleRule? Rule, FieldProblem? Problem) Check(RuleSetting setting, RuleContext context)
    {
        if (rules.Find(setting.Rule) is not { } rule)
            return (null, new FieldProblem("rule", "rule-unknown", ("rule", setting.Rule)));
        if (context.Kind == ValueKind.Text || (rule.Takes is { } takes && takes != context.Kind))
            return (null, new FieldProblem("rule", "rule-takes-other-kind", ("expected", $"{rule.Takes ?? ValueKind.Double}"), ("found", $"{context.Kind}")));
        var settings = rule.Settings.Complete(setting.Settings);
        return (rule, rule.Settings.Check(settings) is [var wrong, ..] ? wrong : rule.Check(settings, context));
    }

    /// <summary>The chain at work; rules that this program does not know are left out.</summary>
    public RuleChain Chain(BindingRules binding, ValueKind signal)
    {
        var kind = ReadsAs(binding.Chain, signal);
        var steps = new List<SampleStep>();
        if (kind == ValueKind.Double && !binding.KeepValues)
            steps.Add(new HeadStep(binding));
        foreach (var setting in kind == ValueKind.Text ? [] : binding.Chain.All)
        {
            if (rules.Find(setting.Rule) is not { } rule)
                continue;
            var settings = rule.Settings.Complete(setting.Settings);
            steps.Add(rule.Make(settings, new RuleContext(kind, binding.Unit)));
            kind = rule.Gives(settings) ?? kind;
        }

        return new RuleChain(steps);
    }

    /// <summary>The longest silence to expect although the device speaks; null when every value is let out at once.</summary>
    public TimeSpan? Silence(RuleList chain) =>
        chain.All.Select(s => rules.Find(s.Rule) is { } rule ? rule.Silence(rule.Settings.Complete(s.Settings)) : null).Max();

    public bool KeepValues(RuleList chain) => chain.All.All(s => rules.Find(s.Rule) is { KeepsValues: true });
}
