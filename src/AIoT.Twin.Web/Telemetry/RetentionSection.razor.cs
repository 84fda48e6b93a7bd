using System.Globalization;
using AIoT.Twin.Governance;
using AIoT.Twin.Modelling;
using AIoT.Twin.Telemetry.Storage;
using AIoT.Twin.Web.Kit;
using Microsoft.AspNetCore.Components;

namespace AIoT.Twin.Web.Telemetry;

/// <summary>For how long what is kept, what that holds now, and what was given back.</summary>
public sealed partial class RetentionSection(IAccess access) : ComponentBase
{
    RetentionDialog? _dialog;

    [CascadingParameter]
    public Caller Caller { get; set; }

    [Parameter, EditorRequired]
    public required RetentionFigures Figures { get; set; }

    [Parameter]
    public EventCallback OnChanged { get; set; }

    bool MayEdit => access.May(Caller, Permission.AccessManage, TwinTree.RootId);

    void Edit(KeptFigures? one) => _dialog!.Show(one);

    string NameOf(short id) => Figures.Classes.FirstOrDefault(c => c.Id == id)?.Name ?? Numbers.Unknown;

    string Days(int? days) => days is { } number ? Text["Storage.Days", Numbers.Text((long)number)] : Text["Retention.ForEver"];

    string SinceOf(KeptFigures one) => one switch
    {
        { KeptSince: { } since } => since.ToString("d MMM yyyy", CultureInfo.CurrentCulture),
        { Oldest: { } oldest } => Text["Retention.Everything", oldest.ToString("d MMM yyyy", CultureInfo.CurrentCulture)],
        _ => Text["Storage.NoSamples"],
    };

    // By their class, and how many by themselves.
    string SignalsOf(KeptFigures one)
    {
        var classes = Enum.GetValues<SignalClass>().Where(c => Figures.Defaults.GetValueOrDefault(c, RetentionClass.Standard) == one.Id)
            .Select(c => Text[$"Retention.Signals.{c}"].Value);
        var own = Figures.Own.Count(o => o.Retention == one.Id);
        return string.Join(", ", own == 0 ? classes : classes.Append(Text["Retention.Single", Numbers.Text((long)own)].Value));
    }
}
