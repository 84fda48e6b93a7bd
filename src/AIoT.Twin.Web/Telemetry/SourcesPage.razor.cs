using AIoT.Twin.Governance;
using AIoT.Twin.Telemetry.Sources;
using Microsoft.Extensions.Localization;

namespace AIoT.Twin.Web.Telemetry;

/// <summary>Which sources deliver, since when not, and what is lost.</summary>
public sealed partial class SourcesPage(ISourceQueries sources, IAccess access, IStringLocalizer<SourcesText> text)
{
    IReadOnlyList<SourceRow> _rows = [];
    bool _mayAdd;

    IStringLocalizer<SourcesText> Text => text;

    protected override void Look()
    {
        _mayAdd = access.MayAnywhere(Caller, Permission.SourcesWrite);
        // What needs somebody first.
        _rows = [.. sources.All(Caller).OrderByDescending(r => SourceNumbers.Urgency(r.Status)).ThenBy(r => r.Source.Name, StringComparer.CurrentCulture)];
    }
}
