using AIoT.Twin.Governance;
using AIoT.Twin.Modelling;
using AIoT.Twin.Telemetry.Sources;
using AIoT.Twin.Telemetry.Sources.Calculated;
using AIoT.Twin.Web.Kit;
using Microsoft.Extensions.Localization;

namespace AIoT.Twin.Web.Telemetry;

/// <summary>All calculated signals with formula and value, and the form for another.</summary>
public sealed partial class CalculatedPage(ISourceQueries sources, ITwinTreeSource tree, IAccess access, IStringLocalizer<SourcesText> text)
{
    IReadOnlyList<(SourceRow Source, BindingRow Row)> _rows = [];
    BindingRow? _editing;
    bool _mayAdd;

    IStringLocalizer<SourcesText> Text => text;

    protected override void Look()
    {
        _mayAdd = access.MayAnywhere(Caller, Permission.SourcesWrite);
        _rows =
        [
            .. sources.All(Caller).Where(s => s.Source.Driver == CalculationForm.Driver)
                .SelectMany(s => sources.BindingsOf(Caller, s.Source.Id).Select(b => (s, b)))
                .OrderBy(r => r.b.Place, StringComparer.CurrentCulture).ThenBy(r => r.b.Signal.Name, StringComparer.CurrentCulture),
        ];
    }

    // Also when it is broken, so that it can be mended.
    string FormulaOf(BindingRow row) => tree.Tree.Readable(row.Binding.Address.Text("formula"));

    string RulesOf(BindingRow row) =>
        row.Binding.Rules.All.Count == 0 ? Numbers.Unknown : string.Join(", ", row.Binding.Rules.All.Select(r => text[$"Rule.{r.Rule}"].Value));
}
