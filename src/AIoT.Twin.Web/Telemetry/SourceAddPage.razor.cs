using AIoT.Twin.Acquisition.Drivers;
using AIoT.Twin.Governance;
using AIoT.Twin.Telemetry.Sources;
using AIoT.Twin.Web.Kit;
using Microsoft.AspNetCore.Components;

namespace AIoT.Twin.Web.Telemetry;

/// <summary>Adds a source: what it is, where it is, whether it answers; binding follows on the source's own page.</summary>
public sealed partial class SourceAddPage(
    ISourceQueries sources, CreateSource create, TestSource test, IAccess access, SourcesTexts texts, NavigationManager navigation) : ComponentBase, IDisposable
{
    readonly CancellationTokenSource _leaving = new();
    IReadOnlyList<ISourceDriver> _drivers = [];
    ISourceDriver _driver = null!;
    FieldValues _settings = FieldValues.Empty;
    string _name = "";
    Guid? _twin;
    bool _may;
    bool _testing;
    TestReport? _report;
    Refusal? _refused;

    [CascadingParameter]
    public Caller Caller { get; set; }

    IReadOnlyList<Crumb> Trail => [new(Text["Sources.Title"], "/sources")];

    NewSource Draft => new(_twin ?? Guid.Empty, _name, _driver.Name, _settings);

    (string Key, string Why)? SettingProblem =>
        _refused is { Field: { } at } refused && at.StartsWith("settings.", StringComparison.Ordinal) ? (at["settings.".Length..], texts.Of(refused)) : null;

    /// <summary>What was refused, when it is at no field shown here.</summary>
    string? Elsewhere => _refused is { } refused && SettingProblem is null && refused.Field is not ("name" or "twinId") ? texts.Of(refused) : null;

    protected override void OnInitialized()
    {
        _may = access.MayAnywhere(Caller, Permission.SourcesWrite);
        // Calculated signals make their source themselves.
        _drivers = [.. sources.Drivers.Where(d => d.Name != CalculationForm.Driver)];
        // What most plants begin with.
        _driver = _drivers.FirstOrDefault(d => d.Name == "modbus-tcp") ?? _drivers[0];
    }

    string? ProblemAt(string field) => _refused is { } refused && refused.Field == field ? texts.Of(refused) : null;

    void Choose(ISourceDriver driver)
    {
        // Host and port mean the same to all; what only the other asked for is gone.
        var fields = driver.Settings.Select(f => f.Key).ToHashSet();
        (_driver, _settings, _report) = (driver, _settings.Without(key => !fields.Contains(key) || key == "port"), null);
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
            case SourceResult.Done done:
                navigation.NavigateTo($"/sources/{done.Id}");
                break;
            case SourceResult.Refused refused:
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
