using AIoT.Twin.Acquisition;
using AIoT.Twin.Enablement.Insights;
using AIoT.Twin.Governance;
using AIoT.Twin.Governance.Keys;
using AIoT.Twin.Web.Kit;
using AIoT.Twin.Web.Shell;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace AIoT.Twin.Web.Enablement;

/// <summary>One insight with what can be done about it.</summary>
public sealed partial class InsightCard(
    InsightWords words, AcceptInsight accept, ActOnInsight act, DismissInsight dismiss, IAccess access, Principals people, TimeProvider clock,
    IStringLocalizer<EnablementText> text, IStringLocalizer<RefusalText> refusals) : ComponentBase, IDisposable
{
    readonly CancellationTokenSource _leaving = new();
    readonly string _id = $"insight-{Guid.NewGuid():n}";
    Asking _asking;
    string _found = "";
    string? _refused;
    bool _busy;
    bool _chart;
    bool _details;

    enum Asking { Nothing, Found, Reason }

    [CascadingParameter]
    public Caller Caller { get; set; }

    [Parameter, EditorRequired]
    public required InsightView Insight { get; set; }

    /// <summary>Something was decided.</summary>
    [Parameter]
    public EventCallback OnChanged { get; set; }

    InsightWords Words => words;

    IStringLocalizer<EnablementText> T => text;

    bool MayAct => access.May(Caller, Permission.InsightsAct, Insight.Twin);

    bool IsOnIt => Insight.Steps.Any(s => s.Person == Caller.Id && s.To is InsightState.Accepted);

    IReadOnlyList<string> Seen => [.. Insight.Steps.Where(s => s.To is InsightState.Seen && s.Person != Caller.Id).Select(s => NameOf(s.Person)).Distinct()];

    string StateText => T[$"State.{Insight.State}"];

    StatusTone Tone => Insight.State switch
    {
        InsightState.Acted => StatusTone.Confirmed,
        InsightState.New => StatusTone.Attention,
        _ => StatusTone.Neutral,
    };

    string Due => T[
        Insight.IsOpen && Insight.DueAt < clock.Now() ? "Insight.WasDue" : "Insight.Due",
        SiteTime.Short(Insight.DeliveredAt, words.Zone(Insight), clock.Now()), SiteTime.Short(Insight.DueAt, words.Zone(Insight), clock.Now())];

    string ChartRange => InsightWords.Time(Insight, "sinceEarliest") is { } since && clock.Now() - since > TimeSpan.FromDays(2) ? "now-30d" : "now-3d";

    string StepText(StepView step) => T[
        $"Step.{step.To}", NameOf(step.Person), SiteTime.Short(step.At, words.Zone(Insight), clock.Now()),
        step.Found ?? (step.Reason is { } reason ? T[$"Reason.{reason}"].Value : "")];

    string NameOf(Guid person) => person == Caller.Id ? T["You"] : people.NameOf(person) ?? T["Somebody"];

    void Ask(Asking what) => _asking = _asking == what ? Asking.Nothing : what;

    Task AcceptAsync() => DecideAsync(() => accept.RunAsync(Caller, Insight.Id, null, _leaving.Token));

    Task ActAsync() => DecideAsync(() => act.RunAsync(Caller, Insight.Id, _found, null, _leaving.Token));

    Task DismissAsync(DismissReason reason) => DecideAsync(() => dismiss.RunAsync(Caller, Insight.Id, reason, null, _leaving.Token));

    async Task DecideAsync(Func<Task<InsightResult>> decide)
    {
        _busy = true;
        try
        {
            _refused = await decide() is InsightResult.Refused refused ? RefusalTexts.Of(refused.Why, text, refusals) : null;
            if (_refused is null)
                _asking = Asking.Nothing;
            await OnChanged.InvokeAsync();
        }
        finally
        {
            _busy = false;
        }
    }

    public void Dispose()
    {
        _leaving.Cancel();
        _leaving.Dispose();
    }
}
