using System.Text.Json;
using AIoT.Twin.Acquisition;
using AIoT.Twin.Acquisition.Preprocessing;
using AIoT.Twin.Telemetry.Sources;

namespace AIoT.Twin.Web.Telemetry;

/// <summary>A rule there is, with what it asks for and the kinds it works on.</summary>
sealed record RuleKindJson(string Name, ValueKind? Takes, bool KeepsValues, IReadOnlyList<FieldJson> Settings)
{
    public static RuleKindJson Of(ISampleRule rule) => new(rule.Name, rule.Takes, rule.KeepsValues, [.. rule.Settings.Select(FieldJson.Of)]);
}

/// <summary>What of a binding is to change; what is left out stays.</summary>
sealed record BindingPatchJson(Dictionary<string, JsonElement>? Address, string? Unit, double? Scale, double? Offset, long? IntervalMs)
{
    public IReadOnlyList<RuleJson>? Rules { get; init; }

    public NewBinding Over(BindingInfo known) => new(known.SignalId, Address is null ? known.Address : FieldsJson.Read(Address))
    {
        Unit = Unit ?? known.Unit,
        Scale = Scale ?? known.Scale,
        Offset = Offset ?? known.Offset,
        Interval = IntervalMs is { } ms ? TimeSpan.FromMilliseconds(ms) : known.Interval,
        Rules = Rules is null ? known.Rules : new RuleList(RulesJson.Read(Rules)),
        Limits = known.Limits,
    };
}

sealed record PreviewRulesJson(IReadOnlyList<RuleJson>? Rules, double Minutes = 60);

/// <summary>What rules make of a signal's last hour. The deviations are null when nothing can be compared.</summary>
sealed record RulesPreviewJson(
    DateTimeOffset From, DateTimeOffset To, string Unit, int Raw, int Kept, double? FromLine, double? FromSteps,
    IReadOnlyList<PreviewPointJson> RawPoints, IReadOnlyList<PreviewPointJson> KeptPoints)
{
    public static RulesPreviewJson Of(RulesPreview shown) => new(
        shown.From.ToTime(), shown.To.ToTime(), shown.Signal.Unit, shown.RawCount, shown.KeptCount, shown.FromLine, shown.FromSteps,
        [.. shown.Raw.Select(s => PreviewPointJson.Of(s, shown.Signal.Kind))], [.. shown.Kept.Select(s => PreviewPointJson.Of(s, shown.Signal.Kind))]);
}

sealed record PreviewPointJson(DateTimeOffset Time, double? Value, Quality Quality)
{
    public static PreviewPointJson Of(Sample sample, ValueKind kind) =>
        new(sample.Time, Acquisition.Encoding.SampleNumber.Of(kind, sample.Bits) is var number && double.IsFinite(number) ? number : null, sample.Quality);
}
