using AIoT.Twin.Outcomes;
using AIoT.Twin.Outcomes.UseCases;

namespace AIoT.Twin.Web.Outcomes;

/// <summary>A KPI while it is being filled in.</summary>
public sealed class KpiDraft
{
    public string Kind { get; set; } = "unplanned-downtime";

    public Guid? Scope { get; set; }

    public Guid? Comparison { get; set; }

    public DateTime? BaselineFrom { get; set; }

    public DateTime? BaselineTo { get; set; }

    public DateTime? ChangeOn { get; set; }

    public double? TargetPercent { get; set; }

    public List<InputDraft> Inputs { get; } = [];

    public Dictionary<string, double> Settings { get; } = [];

    /// <summary>Keeps what fits when the kind changes: a place for each role, and for the untouched line's.</summary>
    public void Fit(IKpiKind kind)
    {
        Inputs.RemoveAll(i => kind.Roles.All(r => r.Name != i.Role || (i.Comparison && !r.Compared)));
        foreach (var role in kind.Roles)
        {
            if (!Inputs.Exists(i => i.Role == role.Name && !i.Comparison))
                Inputs.Add(new(role.Name, false));
            if (role.Compared && !Inputs.Exists(i => i.Role == role.Name && i.Comparison))
                Inputs.Add(new(role.Name, true));
        }
    }

    public NewKpi? Finished() =>
        Scope is { } scope && BaselineFrom is { } from && BaselineTo is { } to && ChangeOn is { } change && TargetPercent is { } target
            ? new(Kind, scope, DateOnly.FromDateTime(from), DateOnly.FromDateTime(to), DateOnly.FromDateTime(change), target / 100)
            {
                Inputs = [.. Inputs.Where(i => i.Signal is not null && (!i.Comparison || Comparison is not null))
                    .Select(i => new KpiInput(i.Role, i.Signal!.Value, i.Comparison))],
                ComparisonId = Comparison,
                Settings = new Dictionary<string, double>(Settings),
            }
            : null;
}

/// <summary>A signal that may be chosen for a role.</summary>
public sealed class InputDraft(string role, bool comparison)
{
    public string Role => role;

    public bool Comparison => comparison;

    public Guid? Signal { get; set; }
}
