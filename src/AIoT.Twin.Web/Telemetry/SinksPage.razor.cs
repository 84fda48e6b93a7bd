using AIoT.Twin.Governance;
using AIoT.Twin.Modelling;
using AIoT.Twin.Telemetry.Sinks;
using Microsoft.Extensions.Localization;

namespace AIoT.Twin.Web.Telemetry;

/// <summary>Where samples are sent to, and how far behind each place is.</summary>
public sealed partial class SinksPage(ISinkQueries sinks, IAccess access, ITwinTreeSource tree, SinksTexts texts, IStringLocalizer<SinksText> text)
{
    IReadOnlyList<SinkRow> _rows = [];
    bool _mayAdd;

    IStringLocalizer<SinksText> Text => text;

    SinksTexts Texts => texts;

    protected override void Look()
    {
        _mayAdd = access.MayAnywhere(Caller, Permission.SourcesWrite);
        _rows = [.. sinks.All(Caller).OrderByDescending(r => r.Status?.State == SinkState.Failed).ThenBy(r => r.Sink.Name, StringComparer.CurrentCulture)];
    }

    string PlaceOf(SinkRow row) => row.Place.Length > 0 ? row.Place : text["Scope.All"];

    TimeZoneInfo ZoneOf(SinkRow row) => tree.Tree.SiteOf(row.Sink.TwinId)?.Zone ?? TimeZoneInfo.Utc;
}
