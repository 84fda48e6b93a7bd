using System.Globalization;
using AIoT.Twin.Acquisition;
using AIoT.Twin.Modelling;
using AIoT.Twin.Outcomes;
using AIoT.Twin.Outcomes.Statistics;
using AIoT.Twin.Web.Kit;
using Microsoft.Extensions.Localization;

namespace AIoT.Twin.Web.Outcomes;

/// <summary>Turns what outcomes say in codes and numbers into the words people read.</summary>
public sealed class OutcomeWords(IStringLocalizer<OutcomesText> text)
{
    // Narrower than this, whole percents would show no interval.
    const double NarrowRange = 0.03;

    public string Unit(string ucum) => text[$"Unit.{ucum}"] is { ResourceNotFound: false } own ? own : UnitText.Of(ucum);

    /// <summary>Short enough to stand at an axis.</summary>
    public string Axis(string ucum) => text[$"Axis.{ucum}"] is { ResourceNotFound: false } own ? own : Unit(ucum);

    public string Value(double? value, string ucum) =>
        value is { } known ? $"{Numbers.Text(known, Decimals(known))} {Unit(ucum)}".TrimEnd() : Numbers.Unknown;

    public string Kind(string name) => text[$"Kind.{name}"];

    public string Change(ChangeVerdict verdict) => text[$"Change.{verdict}"];

    public string Target(KpiValue value) => value.Verdict.Target is TargetVerdict.Open
        ? text["Target.Open", Chance(value.TargetProbability ?? 0.5)]
        : text[$"Target.{value.Verdict.Target}"];

    public string Chance(double probability) => text[$"Chance.{ChanceOf(probability)}"];

    static string ChanceOf(double probability) => probability switch
    {
        < 0.05 => "Hardly",
        < 0.175 => "1in10",
        < 0.29 => "1in4",
        < 0.42 => "1in3",
        < 0.58 => "1in2",
        < 0.71 => "2in3",
        < 0.825 => "3in4",
        < 0.95 => "9in10",
        _ => "Almost",
    };

    /// <summary>"−35 % (−45 to −16 %)".</summary>
    public string Change(Estimate change)
    {
        var decimals = change.High - change.Low < NarrowRange ? 1 : 0;
        return text["ChangeOf", Percent(change.Value, decimals), Numbers.Signed(100 * change.Low, decimals),
            Percent(change.High, decimals)];
    }

    public static string Percent(double share, int decimals = 0) => $"{Numbers.Signed(100 * share, decimals)} %";

    public string Money(KpiMoney money) =>
        text["MoneyRange", $"{Amount(money.PerYear)} {money.Currency}", Amount(money.Low), Amount(money.High)];

    public string Money(UseCaseView view) => view switch
    {
        { UseCase.UnitValue: null } => text["NoUnitValue"],
        { Kpis: [{ Value.Money: { } money }, ..] } => Money(money),
        _ => text["NoMoney"],
    };

    public string MoneyPerYear(UseCaseView view) =>
        view is { UseCase.UnitValue: not null, Kpis: [{ Value.Money: not null }, ..] } ? text["PerYear", Money(view)] : Money(view);

    public string Known(KpiValue value)
    {
        var side = value.Reporting.Periods > 0 ? value.Reporting : value.Baseline;
        return Numbers.Percent(side.KnownShare, side.KnownShare is > 0.99 and < 0.9995 ? 1 : 0);
    }

    public string Note(KpiNote note, KpiView? kpi, SiteInfo site, DateTimeOffset now)
    {
        var key = note.Code == KpiNote.Silent && !note.Arguments.ContainsKey("since") ? "Note.silent.Never" : $"Note.{note.Code}";
        return Fill(text[key], note, kpi, site, now);
    }

    /// <summary>In few words, for a cell.</summary>
    public string Short(KpiNote note, KpiView? kpi, SiteInfo site, DateTimeOffset now) =>
        Fill(text[$"Note.{note.Code}.Short"], note, kpi, site, now);

    public string Stuck(UseCaseView view, DateTimeOffset now) => view.Stuck is { } stuck
        ? text["StuckWho", Short(stuck.What, view.Kpis is [var primary, ..] ? primary : null, view.Site, now), text[$"Who.{stuck.Who}"]]
        : text["NotStuck"];

    public static string Day(DateOnly day) => day.ToString("d MMM yyyy", CultureInfo.CurrentCulture);

    string Fill(string sentence, KpiNote note, KpiView? kpi, SiteInfo site, DateTimeOffset now) => note.Arguments.Aggregate(
        sentence, (filled, a) => filled.Replace($"{{{a.Key}}}", Argument(a.Key, a.Value, kpi, site, now), StringComparison.Ordinal));

    string Argument(string name, string value, KpiView? kpi, SiteInfo site, DateTimeOffset now) => name switch
    {
        "signal" when Guid.TryParse(value, out var id) => kpi?.SignalPaths.GetValueOrDefault(id) ?? text["Detail.Gone"],
        "since" => SiteTime.Short(long.Parse(value, CultureInfo.InvariantCulture).ToTime(), site.Zone, now),
        "months" => string.Join(", ", value.Split(',')
            .Select(m => CultureInfo.CurrentCulture.DateTimeFormat.GetMonthName(int.Parse(m, CultureInfo.InvariantCulture)))),
        "with" or "without" or "change" => Percent(double.Parse(value, CultureInfo.InvariantCulture)),
        "role" => text[$"Role.{value}"],
        "side" => text[$"Side.{value}"],
        _ => value,
    };

    static string Amount(decimal amount) => Numbers.Text((double)amount, Math.Abs(amount) < 10 && amount != 0 ? 1 : 0);

    static int Decimals(double value) => Math.Abs(value) switch
    {
        >= 1000 => 0,
        >= 100 => 1,
        >= 1 => 2,
        _ => 4,
    };
}
