using AIoT.Twin.Acquisition.Drivers;
using AIoT.Twin.Modelling;
using AIoT.Twin.Telemetry.Sources;
using AIoT.Twin.Web.Kit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace AIoT.Twin.Web.Telemetry;

/// <summary>One source: how it does, what it feeds, and everything that can be done with it.</summary>
public sealed partial class SourcePage(
    ISourceQueries sources, TestSource test, PauseSource pause, RetireSource retire, ITwinTreeSource tree, SourcesTexts texts,
    IStringLocalizer<SourcesText> text, NavigationManager navigation)
{
    SourceRow? _row;
    IReadOnlyList<BindingRow> _bindings = [];
    TestReport? _report;
    string? _refused;
    bool _testing;
    bool _retiring;

    [Parameter]
    public Guid Id { get; set; }

    IStringLocalizer<SourcesText> Text => text;

    IReadOnlyList<Crumb> Trail => [new(text["Sources.Title"], "/sources")];

    bool IsPaused => _row!.Source.PausedAt is not null;

    string Purpose => $"{text[$"Driver.{_row!.Source.Driver}"]} · {_row.Place}";

    TimeZoneInfo Zone => tree.Tree.SiteOf(_row!.Source.TwinId)?.Zone ?? TimeZoneInfo.Utc;

    protected override void Look()
    {
        _row = sources.Find(Caller, Id);
        _bindings = sources.BindingsOf(Caller, Id);
    }

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
        if (result is SourceResult.Done)
            navigation.NavigateTo("/sources");
    }

    void Show(SourceResult result)
    {
        _refused = result is SourceResult.Refused refused ? texts.Of(refused.Why) : null;
        Look();
    }
}
