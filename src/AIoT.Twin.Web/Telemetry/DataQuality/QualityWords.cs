using System.Globalization;
using AIoT.Twin.Telemetry.DataQuality;
using AIoT.Twin.Web.Kit;
using AIoT.Twin.Web.Telemetry.Trends;
using Microsoft.Extensions.Localization;

namespace AIoT.Twin.Web.Telemetry.DataQuality;

/// <summary>What is held against a signal, as a colleague would say it.</summary>
public sealed class QualityWords(IStringLocalizer<DataQualityText> text, IStringLocalizer<KitText> kit, IStringLocalizer<TrendsText> trends)
{
    /// <summary>The unit is the signal's own.</summary>
    public string Of(QualityReason reason, string unit) => reason switch
    {
        { Kind: QualityKind.Gap } => text[reason.Until is null ? "Reason.Gap" : "Reason.GapOver", Length(reason.Magnitude), Length(reason.Limit)],
        { Kind: QualityKind.Stuck } => text["Reason.Stuck", Exactly(reason.Magnitude, unit), Length(reason.Limit)],
        { Kind: QualityKind.Flat } => text["Reason.Flat", Value(reason.Magnitude, unit), Value(reason.Limit, unit)],
        { Kind: QualityKind.OutOfRange } => text[$"Reason.OutOfRange.{Side(reason)}", Value(Math.Abs(reason.Magnitude ?? 0), unit), Value(reason.Limit, unit)],
        { Kind: QualityKind.Rate } => text["Reason.Rate", Value(Math.Abs(reason.Magnitude ?? 0), reason.Unit), Value(reason.Limit, reason.Unit)],
        { Kind: QualityKind.Clock } => text["Reason.Clock", Numbers.Percent(reason.Magnitude)],
        { Kind: QualityKind.Saturated } => text["Reason.Saturated", Numbers.Percent(reason.Magnitude), Value(reason.Limit, unit)],
        { Kind: QualityKind.Codes, Magnitude: null } => text["Reason.CodesNow", kit[QualityKey.Of(reason.Status)].Value],
        { Kind: QualityKind.Codes } => text["Reason.Codes", Numbers.Percent(reason.Magnitude), kit[QualityKey.Of(reason.Status)].Value],
        { Kind: QualityKind.Suspect, Code: "apart" } => text[$"Reason.Suspect.{Side(reason)}", Value(Math.Abs(reason.Magnitude ?? 0), unit), reason.ComparedWith],
        { Kind: QualityKind.Suspect } => text["Reason.Suspect.stuck"],
        _ => text[$"Reason.{reason.Kind}"],
    };

    static string Side(QualityReason reason) => reason.Magnitude < 0 ? "below" : "above";

    public string Value(double? value, string unit) =>
        value is { } known ? $"{Numbers.Short(known)} {UnitText.Of(unit)}".TrimEnd() : Numbers.Unknown;

    // All its digits: that it is the same one every time is what is held against it.
    static string Exactly(double? value, string unit) =>
        value is { } known ? $"{known.ToString("#,0.######", CultureInfo.CurrentCulture)} {UnitText.Of(unit)}".TrimEnd() : Numbers.Unknown;

    /// <summary>Seconds as people say them.</summary>
    public string Length(double? seconds) => seconds is { } known ? TrendDuration.Of(TimeSpan.FromSeconds(known), trends) : Numbers.Unknown;

    public string Points(double? points) => points is { } known ? text["Points", Numbers.Text(Math.Round(known), 0)] : text["PointsUnknown"];

    public string Standing(SignalQuality signal) => text[signal.IsPaused ? "Standing.Paused" : $"Standing.{signal.Standing}"];

    public static StatusTone ToneOf(Standing standing) => standing switch
    {
        AIoT.Twin.Telemetry.DataQuality.Standing.NotTrusted => StatusTone.Attention,
        AIoT.Twin.Telemetry.DataQuality.Standing.InDoubt => StatusTone.Neutral,
        AIoT.Twin.Telemetry.DataQuality.Standing.Unknown => StatusTone.Unknown,
        _ => StatusTone.Confirmed,
    };

    /// <summary>What a check compares with.</summary>
    public string Compared(CheckReading check, string unit) => check switch
    {
        { Kind: QualityKind.Gap, Limit: null } => text["Compared.GapUnknown"],
        { Kind: QualityKind.Gap } => text["Compared.Gap", Length(check.Limit)],
        { Kind: QualityKind.Stuck, State: not CheckState.NotAsked } => text["Compared.Stuck", Length(check.Limit)],
        { Kind: QualityKind.Flat, State: not CheckState.NotAsked } => text["Compared.Flat", Value(check.Limit, unit)],
        { Kind: QualityKind.OutOfRange, Limit: null, OtherLimit: null } => "",
        { Kind: QualityKind.OutOfRange } => text["Compared.OutOfRange", Value(check.Limit, unit), Value(check.OtherLimit, unit)],
        { Kind: QualityKind.Rate, Limit: null } => text["Compared.RateSeen", Value(check.OtherLimit, check.Unit)],
        { Kind: QualityKind.Rate } => text["Compared.Rate", Value(check.Limit, check.Unit), Value(check.OtherLimit, check.Unit)],
        { Kind: QualityKind.Saturated, State: not CheckState.NotAsked } => text[check.IsSeen ? "Compared.SaturatedTop" : "Compared.Saturated", Value(check.Limit, unit), Value(check.OtherLimit, unit)],
        _ => "",
    };

    public string State(CheckReading check) =>
        check.State is CheckState.Learning ? text["State.Learning", Numbers.Percent(check.Learnt)] : text[$"State.{check.State}"];
}
