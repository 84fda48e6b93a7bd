using System.Text.Json;
using AIoT.Twin.Acquisition.Drivers;
using AIoT.Twin.Acquisition.Preprocessing;
using AIoT.Twin.Telemetry.Sources;

namespace AIoT.Twin.Web.Telemetry;

sealed record DeadbandJson(double Size, bool Percent, long HeartbeatMs = 60_000)
{
    public RuleSetting AsRule() => DeadbandRule.Of(Size, TimeSpan.FromMilliseconds(HeartbeatMs), Percent);
}

sealed record RuleJson(string Rule, Dictionary<string, JsonElement>? Settings);

sealed record LimitsJson(double Least, double Most, double LargestStep, long ShortestIntervalMs);

sealed record NewBindingJson(Guid SignalId, Dictionary<string, JsonElement>? Address, string? Unit, double Scale = 1, double Offset = 0)
{
    /// <summary>What else is done to the values, in this order.</summary>
    public IReadOnlyList<RuleJson>? Rules { get; init; }

    /// <summary>Short for a deadband as the last rule.</summary>
    public DeadbandJson? Deadband { get; init; }

    public long? IntervalMs { get; init; }

    public LimitsJson? Limits { get; init; }

    public NewBinding AsBinding() => new(SignalId, FieldsJson.Read(Address))
    {
        Unit = Unit,
        Scale = Scale,
        Offset = Offset,
        Rules = new RuleList([.. RulesJson.Read(Rules), .. Deadband is { } deadband ? new[] { deadband.AsRule() } : []]),
        Interval = IntervalMs is { } ms ? TimeSpan.FromMilliseconds(ms) : null,
        Limits = Limits is { } limits
            ? new WriteLimits(limits.Least, limits.Most, limits.LargestStep, TimeSpan.FromMilliseconds(limits.ShortestIntervalMs))
            : null,
    };
}

/// <summary>A binding as programs see it.</summary>
sealed record BindingJson(
    Guid Id, Guid SourceId, Guid SignalId, string Signal, string Twin, IReadOnlyDictionary<string, string> Address, string AddressText,
    string Unit, double Scale, double Offset, IReadOnlyList<RuleOutJson> Rules, double? IntervalMs, LimitsJson? Limits, Delivery Delivery, bool Stale, int Version)
{
    public static BindingJson Of(BindingRow row) => new(
        row.Binding.Id, row.Binding.SourceId, row.Signal.Id, row.Signal.Name, row.Place, row.Binding.Address.All, row.AddressText,
        row.Binding.Unit, row.Binding.Scale, row.Binding.Offset, RulesJson.Of(row.Binding.Rules), row.Binding.Interval?.TotalMilliseconds,
        Of(row.Binding.Limits), row.Delivery, row.IsStale, row.Binding.Version);

    static LimitsJson? Of(WriteLimits? limits) =>
        limits is null ? null : new(limits.Least, limits.Most, limits.LargestStep, (long)limits.ShortestInterval.TotalMilliseconds);
}
