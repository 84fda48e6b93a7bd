using AIoT.Twin.Acquisition;
using AIoT.Twin.Governance;
using AIoT.Twin.Governance.Backups;
using AIoT.Twin.Governance.Checks;
using AIoT.Twin.Web.Kit;
using AIoT.Twin.Web.Shell;
using Microsoft.Extensions.Localization;

namespace AIoT.Twin.Web.Governance;

/// <summary>What the checks of the installation find now, worst first; the same as the command "doctor".</summary>
public sealed partial class HealthPage(
    InstallationChecks checks, BackUpNow backup, IAccess access, IScopeTree tree, FindingTexts texts, IStringLocalizer<GovernanceText> text)
{
    IReadOnlyList<Finding>? _findings;
    DateTimeOffset _at;
    bool _allowed;
    bool _busy;
    string? _said;

    IStringLocalizer<GovernanceText> Text => text;

    FindingTexts Texts => texts;

    string Summary => _findings!.Count(f => f.Level is FindingLevel.Problem) is > 0 and var problems
        ? Text["Health.Problems", problems]
        : _findings!.Count(f => f.Level is FindingLevel.Warning) is > 0 and var warnings ? Text["Health.Warnings", warnings] : Text["Health.Well"];

    protected override async Task LoadAsync()
    {
        _allowed = access.May(Caller, Permission.SystemRead, tree.RootId);
        if (!_allowed)
            return;
        _findings = [.. (await checks.RunAsync(Leaving)).OrderByDescending(f => f.Level)];
        _at = Clock.Now();
    }

    async Task BackUpAsync()
    {
        _busy = true;
        StateHasChanged();
        _said = await backup.RunAsync(Caller, Leaving) switch
        {
            BackupResult.Made made => text["Command.backup-made"].Value.Replace("{argument}", made.Folder, StringComparison.Ordinal),
            BackupResult.Failed failed => text[$"Command.{failed.Problem.Code}"].Value.Replace("{argument}", failed.Problem.Argument, StringComparison.Ordinal),
            _ => text["Health.WholeOnly"],
        };
        _busy = false;
        await LoadAsync();
    }

    static StatusTone ToneOf(FindingLevel level) => level switch
    {
        FindingLevel.Fine => StatusTone.Confirmed,
        FindingLevel.Unknown => StatusTone.Unknown,
        _ => StatusTone.Attention,
    };
}
