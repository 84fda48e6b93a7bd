using AIoT.Twin.Acquisition.Drivers;
using AIoT.Twin.Governance;
using AIoT.Twin.Modelling;
using AIoT.Twin.Telemetry.Sinks;
using AIoT.Twin.Telemetry.Sources;
using AIoT.Twin.Web.Kit;
using Microsoft.AspNetCore.Components;

namespace AIoT.Twin.Web.Telemetry;

/// <summary>Adds a sink: what kind of place, how it is reached, what is sent, and from when on.</summary>
public sealed partial class SinkAddPage(
    ISinkQueries sinks, CreateSink create, TestSink test, IAccess access, ITwinTreeSource tree, SinksTexts texts, NavigationManager navigation)
    : ComponentBase, IDisposable
{
    readonly CancellationTokenSource _leaving = new();
    IReadOnlyList<ITimeSeriesSink> _targets = [];
    ITimeSeriesSink _target = null!;
    FieldValues _settings = FieldValues.Empty;
    string _name = "";
    Guid? _twin;
    DateOnly? _from;
    bool _may;
    bool _mayAll;
    bool _all;
    bool _testing;
    TestReport? _report;
    Refusal? _refused;

    [CascadingParameter]
    public Caller Caller { get; set; }

    IReadOnlyList<Crumb> Trail => [new(Text["Sinks.Title"], "/sinks")];

    Guid Scope => _all ? TwinTree.RootId : _twin ?? Guid.Empty;

    FieldValues Complete => _target.Settings.Complete(_settings);

    NewSink Draft => new(Scope, _name, _target.Name, _settings, StartFrom);

    // The day as it begins where the samples come from.
    DateTimeOffset? StartFrom => _from is { } day
        ? new DateTimeOffset(day.ToDateTime(TimeOnly.MinValue), (tree.Tree.SiteOf(Scope)?.Zone ?? TimeZoneInfo.Utc).GetUtcOffset(day.ToDateTime(TimeOnly.MinValue)))
        : null;

    (string Key, string Why)? SettingProblem =>
        _refused is { Field: { } at } refused && at.StartsWith("settings.", StringComparison.Ordinal) ? (at["settings.".Length..], texts.Of(refused)) : null;

    /// <summary>What was refused, when it is at no field shown here.</summary>
    string? Elsewhere => _refused is { } refused && SettingProblem is null && refused.Field is not ("name" or "twinId") ? texts.Of(refused) : null;

    protected override void OnInitialized()
    {
        _may = access.MayAnywhere(Caller, Permission.SourcesWrite);
        _mayAll = access.May(Caller, Permission.SourcesWrite, TwinTree.RootId);
        _targets = sinks.Targets;
        _target = _targets[0];
    }

    string? ProblemAt(string field) => _refused is { } refused && refused.Field == field ? texts.Of(refused) : null;

    void Choose(ITimeSeriesSink target)
    {
        var fields = target.Settings.Select(f => f.Key).ToHashSet();
        (_target, _settings, _report) = (target, _settings.Without(key => !fields.Contains(key) || key == "port"), null);
    }

    async Task TestAsync()
    {
        (_testing, _report, _refused) = (true, null, null);
        switch (await test.RunAsync(Caller, Draft, _leaving.Token))
        {
            case TestSourceResult.Tested tested:
                _report = tested.Report;
                break;
            case TestSourceResult.Refused refused:
                _refused = refused.Why;
                break;
        }

        _testing = false;
    }

    async Task CreateAsync()
    {
        switch (await create.RunAsync(Caller, Draft, _leaving.Token))
        {
            case SinkResult.Done done:
                navigation.NavigateTo($"/sinks/{done.Id}");
                break;
            case SinkResult.Refused refused:
                _refused = refused.Why;
                break;
        }
    }

    public void Dispose()
    {
        _leaving.Cancel();
        _leaving.Dispose();
    }
}
