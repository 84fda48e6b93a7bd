using System.Globalization;
using AIoT.Twin.Acquisition;
using AIoT.Twin.Governance;
using AIoT.Twin.Modelling;

namespace AIoT.Twin.Outcomes.UseCases;

/// <summary>What a KPI must be so that it can be computed and judged.</summary>
public sealed class KpiRule(ITwinTreeSource source, IAccess access, Catalog<IKpiKind> kinds)
{
    public Refusal? Wrong(Caller by, SiteInfo site, NewKpi kpi, string at)
    {
        if (kinds.Find(kpi.Kind) is not { } kind)
            return Refusal.Invalid("unknown-kind", $"{at}.kind", ("kind", kpi.Kind));
        return WrongWindow(kind, kpi.BaselineFrom, kpi.BaselineTo, kpi.ChangeOn, kpi.TargetChange, at)
            ?? WrongScope(site, kpi, at)
            ?? WrongSettings(kind, kpi, at)
            ?? WrongRoles(kind, kpi, at)
            ?? kpi.Inputs.Select((input, i) => WrongInput(by, site, kind, input, $"{at}.inputs[{i}]")).FirstOrDefault(r => r is not null);
    }

    public static Refusal? WrongWindow(IKpiKind kind, DateOnly from, DateOnly to, DateOnly change, double target, string at)
    {
        if (change < to)
            return Refusal.Invalid("change-in-baseline", $"{at}.changeOn");
        if (to.DayNumber - from.DayNumber < 7 * kind.LeastBaselineWeeks)
        {
            return Refusal.Invalid("baseline-too-short", $"{at}.baselineFrom",
                ("weeks", $"{Math.Max(0, to.DayNumber - from.DayNumber) / 7}"), ("needed", $"{kind.LeastBaselineWeeks}"));
        }

        return target is 0 or <= -1 or > 10 || !double.IsFinite(target) ? Refusal.Invalid("target-out-of-range", $"{at}.targetChange")
            : null;
    }

    Refusal? WrongScope(SiteInfo site, NewKpi kpi, string at)
    {
        if (source.Tree.SiteOf(kpi.ScopeId)?.Id != site.Id)
            return Refusal.Invalid("other-site", $"{at}.scopeId");
        return kpi.ComparisonId is { } line && source.Tree.SiteOf(line)?.Id != site.Id
            ? Refusal.Invalid("other-site", $"{at}.comparisonId") : null;
    }

    static Refusal? WrongSettings(IKpiKind kind, NewKpi kpi, string at)
    {
        foreach (var (name, number) in kpi.Settings)
        {
            if (kind.Settings.FirstOrDefault(s => s.Name == name) is not { } setting)
                return Refusal.Invalid("unknown-setting", $"{at}.settings", ("setting", name));
            if (!(number >= setting.Least && number <= setting.Most))
            {
                return Refusal.Invalid("setting-out-of-range", $"{at}.settings", ("setting", name), ("least", Text(setting.Least)),
                    ("most", Text(setting.Most)));
            }
        }

        return null;
    }

    static Refusal? WrongRoles(IKpiKind kind, NewKpi kpi, string at)
    {
        foreach (var role in kind.Roles)
        {
            var own = kpi.Inputs.Count(i => i.Role == role.Name && !i.Comparison);
            if (own == 0 && role.Required)
                return Refusal.Invalid("role-missing", $"{at}.inputs", ("role", role.Name));
            if (!role.Many && (own > 1 || kpi.Inputs.Count(i => i.Role == role.Name && i.Comparison) > 1))
                return Refusal.Invalid("role-taken-twice", $"{at}.inputs", ("role", role.Name));
        }

        return null;
    }

    Refusal? WrongInput(Caller by, SiteInfo site, IKpiKind kind, KpiInput input, string at)
    {
        var tree = source.Tree;
        if (kind.Roles.FirstOrDefault(r => r.Name == input.Role) is not { } role || (input.Comparison && !role.Compared))
            return Refusal.Invalid("unknown-role", at, ("role", input.Role));
        // Whoever may not read a signal learns nothing of it, not even that it is there.
        if (tree.Signal(input.SignalId) is not { } signal || !access.May(by, Permission.TelemetryRead, signal.TwinId))
            return Refusal.Invalid("unknown-signal", at);
        if (tree.SiteOf(signal.TwinId)?.Id != site.Id)
            return Refusal.Invalid("other-site", at);
        if (role.Class is { } needed && signal.Class != needed)
            return Refusal.Invalid("wrong-signal-class", at, ("signal", signal.Name), ("needed", needed.ToString()));
        return role.Unit is { } unit && signal.Unit != unit
            ? Refusal.Invalid("wrong-unit", at, ("signal", signal.Name), ("unit", signal.Unit), ("needed", unit)) : null;
    }

    static string Text(double number) => number.ToString(CultureInfo.InvariantCulture);
}
