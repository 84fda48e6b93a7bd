using AIoT.Twin.Acquisition.Drivers;
using AIoT.Twin.Modelling;
using AIoT.Twin.Telemetry.Sinks;
using AIoT.Twin.Telemetry.Sources;
using AIoT.Twin.Web.Kit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace AIoT.Twin.Web.Telemetry;

/// <summary>One sink: how far it is, what it cannot do, and everything that can be done with it.</summary>
public sealed partial class SinkPage(
    ISinkQueries sinks, TestSink test, PauseSink pause, RetireSink retire, ITwinTreeSource tree, SinksTexts texts, IStringLocalizer<SinksText> text,
    NavigationManager navigation)
{
    SinkRow? _row;
    TestReport? _report;
    string? _refused;
    bool _testing;
    bool _retiring;

    [Parameter]
    public Guid Id { get; set; }

    IStringLocalizer<SinksText> Text => text;

    IReadOnlyList<Crumb> Trail => [new(text["Sinks.Title"], "/sinks")];

    bool IsPaused => _row!.Sink.PausedAt is not null;

    string Purpose => $"{text[$"Target.{_row!.Sink.Target}"]} · {(_row.Place.Length > 0 ? _row.Place : text["Scope.All"])}";

    TimeZoneInfo Zone => tree.Tree.SiteOf(_row!.Sink.TwinId)?.Zone ?? TimeZoneInfo.Utc;

    protected override void Look() => _row = sinks.Find(Caller, Id);

    async Task TestAsync()
    {
        (_testing, _report, _refused) = (true, null, null);
        var result = await test.RunAsync(Caller, Id, Leaving);
        _report = (result as TestSourceResult.Tested)?.Report;
        _refused = result is TestSourceResult.Refused refused ? texts.Of(refused.Why) : null;
        _testing = false;
    }

    async Task PauseAsync() => Show(await pause.RunAsync(Caller, Id, !IsPaused, Leaving));

    async Task RetireAsync()
    {
        var result = await retire.RunAsync(Caller, Id, null, Leaving);
        Show(result);
        if (result is SinkResult.Done)
            navigation.NavigateTo("/sinks");
    }

    void Show(SinkResult result)
    {
        _refused = result is SinkResult.Refused refused ? texts.Of(refused.Why) : null;
        Look();
    }
}
