using AIoT.Twin.Telemetry.Corrections;
using AIoT.Twin.Telemetry.Historian.Corrections;
using AIoT.Twin.Telemetry.Quarantine;
using AIoT.Twin.Web.Kit;
using AIoT.Twin.Web.Telemetry.DataQuality;
using AIoT.Twin.Web.Telemetry.Quarantine;
using AIoT.Twin.Web.Telemetry.Trends;
using Microsoft.Extensions.Localization;

namespace AIoT.Twin.Web.Telemetry.Corrections;

/// <summary>What came late or otherwise, and what became of it, as people read it.</summary>
public sealed class CorrectionWords(
    QuarantineWords senders, QualityWords values, IStringLocalizer<CorrectionsText> text, IStringLocalizer<TrendsText> trends, IStringLocalizer<KitText> kit)
{
    /// <summary>Names of those who sent something, by the name their batches have.</summary>
    public Task<IReadOnlyDictionary<string, string>> SendersAsync(IEnumerable<string> producers, CancellationToken cancellationToken) =>
        senders.SendersAsync(producers.Distinct().Select(p => new QuarantinedFrom { Producer = p }), cancellationToken);

    /// <summary>"3 h 20 min".</summary>
    public string Length(DateTimeOffset from, DateTimeOffset through) => TrendDuration.Of(through - from, trends);

    /// <summary>"40 late, 5 changed".</summary>
    public string Amount(long added, long revised) => (added, revised) switch
    {
        (0, _) => text["Amount.Revised", Numbers.Text(revised)],
        (_, 0) => text["Amount.Added", Numbers.Text(added)],
        _ => text["Amount.Both", Numbers.Text(added), Numbers.Text(revised)],
    };

    /// <summary>"week of 9 Nov 2026: 4.2 h, before 3.9 h".</summary>
    public string Effect(CorrectionEffect effect, TimeZoneInfo zone) => effect.Kind == "gap"
        ? text[effect.After > 0 ? "Effect.GapShorter" : "Effect.GapGone", SiteTime.Stamp(effect.From, zone), values.Length(effect.Before), values.Length(effect.After)]
        : text["Effect.Kpi", SiteTime.Day(effect.From, zone), values.Value(effect.After, effect.Unit), values.Value(effect.Before, effect.Unit)];

    public string Value(RevisedTime time, RevisedValue value) => value.Text ?? ValueText.Of(time.Kind, value.Sample, kit) ?? Numbers.Unknown;
}
