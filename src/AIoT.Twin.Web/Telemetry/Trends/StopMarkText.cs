using AIoT.Twin.Modelling;
using AIoT.Twin.Web.Kit;
using Microsoft.Extensions.Localization;

namespace AIoT.Twin.Web.Telemetry.Trends;

/// <summary>A stop as people say it: which state, where, how long.</summary>
sealed class StopMarkText(ITwinTreeSource tree, IStringLocalizer<KitText> states, IStringLocalizer<TrendsText> text) : IMarkText
{
    public string Name => "stop";

    public string Of(TwinMark mark) => text["Stop.Said", tree.Tree.Find(mark.Twin)?.Name ?? "", states[$"State.{mark.Code}"], TrendDuration.Of((mark.To ?? mark.From) - mark.From, text)];

    public string? LinkOf(TwinMark mark) => $"/twins/{mark.Twin}";
}
