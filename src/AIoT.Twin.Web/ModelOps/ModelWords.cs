using System.Globalization;
using AIoT.Twin.Acquisition;
using AIoT.Twin.Modelling;
using AIoT.Twin.ModelOps;
using AIoT.Twin.ModelOps.Registry;
using AIoT.Twin.Web.Kit;
using Microsoft.Extensions.Localization;

namespace AIoT.Twin.Web.ModelOps;

/// <summary>Models and findings in words.</summary>
public sealed class ModelWords(ITwinTreeSource tree, TimeProvider clock, IStringLocalizer<ModelOpsText> text)
{
    public TimeZoneInfo Zone(Guid twin) => tree.Tree.SiteOf(twin)?.Zone ?? TimeZoneInfo.Utc;

    public bool IsSample(Guid twin) => tree.Tree.Find(twin)?.Sample == true;

    public string Name(Model model) => text[$"Model.{model.Code}", tree.Tree.PathOf(model.TwinId)];

    public string Where(FindingView finding) => tree.Tree.PathOf(finding.Twin);

    public string Signal(Guid signal) => tree.Tree.Signal(signal)?.Name ?? text["Gone"].Value;

    public string What(FindingView finding) => text[$"Cause.{finding.Cause}", Amount(finding), text[finding.Magnitude < 0 ? "Below" : "Above"], Now(finding), finding.ComparedWith.Count, Value(finding.Usual, finding.Unit)];

    public string Health(ModelView view) => view.Model.Health switch
    {
        ModelHealth.Changed when view.Changed is { } changed => text["Health.Changed", Since(changed)],
        ModelHealth.Healthy => text["Health.Healthy"],
        ModelHealth.CannotJudgeYet => text["Health.CannotJudgeYet", view.Model.Learned, view.Needed],
        _ => text["Health.ChangedAlone"],
    };

    /// <summary>From when to when it began, or the moment where that is known.</summary>
    public string Since(FindingView finding)
    {
        var zone = Zone(finding.Twin);
        return finding.SinceLatest - finding.SinceEarliest < TimeSpan.FromHours(2)
            ? SiteTime.Short(finding.SinceEarliest, zone, clock.Now())
            : text["Between", SiteTime.Short(finding.SinceEarliest, zone, clock.Now()), SiteTime.Short(finding.SinceLatest, zone, clock.Now())];
    }

    /// <summary>The use case's change, when it falls where the residual began to move.</summary>
    public string? Explained(ModelView view)
    {
        if (view is not { Changed: { } changed, Model: { ChangeOn: { } on, UseCaseId: not null } })
            return null;
        var zone = Zone(changed.Twin);
        var (from, to) = (DayOf(changed.SinceEarliest, zone).AddDays(-14), DayOf(changed.SinceLatest, zone).AddDays(14));
        return on >= from && on <= to ? text["Explained", on.ToString("d MMM yyyy", CultureInfo.CurrentCulture)].Value : null;
    }

    public string Trend(FindingView finding) => text[$"Trend.{finding.Trend}"];

    public string Chance(double alarms) => text["Chance", Numbers.Short(alarms)];

    static string Amount(FindingView finding) => finding.Magnitude is { } magnitude ? Value(Math.Abs(magnitude), finding.Unit) : Numbers.Unknown;

    // What forgets exponentially never quite reaches zero.
    static string Now(FindingView finding) => Value(Math.Abs(finding.Now) < 1e-6 * Math.Abs(finding.Usual) ? 0 : finding.Now, finding.Unit);

    static string Value(double value, string unit) => $"{Numbers.Short(value)} {UnitText.Of(unit)}".TrimEnd();

    static DateOnly DayOf(DateTimeOffset time, TimeZoneInfo zone) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(time, zone).DateTime);
}
