using AIoT.Twin.Enablement.Insights;
using AIoT.Twin.Modelling;
using AIoT.Twin.Web.Kit;

namespace AIoT.Twin.Web.Enablement;

/// <summary>An insight on the time axis, in the words it is read in elsewhere.</summary>
sealed class InsightMarkText(InsightWords words) : IMarkText
{
    public string Name => "insight";

    public string Of(TwinMark mark) => words.Say(new InsightView(
        Guid.TryParse(mark.Id, out var id) ? id : Guid.Empty, mark.Twin, mark.Signal, mark.Code, mark.Code, mark.Arguments, InsightState.New, 1)
    {
        DeliveredAt = mark.From,
        LastAt = mark.From,
        DueAt = mark.From,
        Occurrences = 1,
        Teams = [],
        Steps = [],
    });

    public string? LinkOf(TwinMark mark) => "/insights";
}
