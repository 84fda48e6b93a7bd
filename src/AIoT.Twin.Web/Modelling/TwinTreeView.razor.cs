using AIoT.Twin.Acquisition;
using AIoT.Twin.Governance;
using AIoT.Twin.Modelling;
using AIoT.Twin.Web.Kit;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.Localization;

namespace AIoT.Twin.Web.Modelling;

/// <summary>The twins as a tree, by mouse and by keyboard as the ARIA practices describe it.</summary>
public sealed partial class TwinTreeView(
    ITwinTreeSource source, IAccess access, TimeProvider clock, ScriptModules scripts, IStringLocalizer<ModellingText> text) : ComponentBase, IAsyncDisposable
{
    static readonly TimeSpan s_typingPause = TimeSpan.FromMilliseconds(800);

    readonly TwinTreeModel _model = new();
    readonly List<TreeLine> _visible = [];
    ElementReference _element;
    ScriptModule? _script;
    string _typed = "";
    DateTimeOffset _typedAt;
    Guid? _revealed;

    IStringLocalizer<ModellingText> Text => text;

    [CascadingParameter]
    public Caller Caller { get; set; }

    [Parameter]
    public Guid? Selected { get; set; }

    [Parameter]
    public EventCallback<Guid> SelectedChanged { get; set; }

    [Parameter]
    public EventCallback<Guid> OnRename { get; set; }

    protected override void OnInitialized() => source.Changed += Changed;

    protected override void OnParametersSet()
    {
        _model.Show(source.Tree, access, Caller);
        // Only when it is another one, so that a branch a person closed stays closed.
        if (Selected is { } selected && selected != _revealed)
            _model.Reveal(selected);
        _revealed = Selected;
        Lay();
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!firstRender)
            return;
        _script = await scripts.LoadAsync("tree");
        await _script.CallAsync("attach", _element);
    }

    async Task KeyAsync(KeyboardEventArgs key)
    {
        if (key.CtrlKey || key.MetaKey || key.AltKey)
            return;
        if (key.Key is "Enter" or " " && _model.Focused is { } picked)
            await PickAsync(picked);
        else if (key.Key == "F2" && _model.Focused is { } renamed)
            await OnRename.InvokeAsync(renamed);
        else if (Move(key.Key))
            await FocusAsync();
    }

    bool Move(string key)
    {
        switch (key)
        {
            case "ArrowUp": _model.Previous(); break;
            case "ArrowDown": _model.Next(); break;
            case "ArrowLeft": _model.Left(); break;
            case "ArrowRight": _model.Right(); break;
            case "Home": _model.First(); break;
            case "End": _model.Last(); break;
            case { Length: 1 }: Type(key); break;
            default: return false;
        }

        return true;
    }

    void Type(string letter)
    {
        var now = clock.Now();
        _typed = now - _typedAt < s_typingPause ? _typed + letter : letter;
        _typedAt = now;
        _model.Find(_typed);
    }

    async Task FocusAsync()
    {
        Lay();
        StateHasChanged();
        if (_script is not null)
            await _script.CallAsync("focus", _element);
    }

    async Task PickAsync(Guid twin)
    {
        _model.Focus(twin);
        _revealed = twin;
        await SelectedChanged.InvokeAsync(twin);
    }

    void Toggle(Guid twin)
    {
        _model.Toggle(twin);
        Lay();
    }

    void Lay()
    {
        _visible.Clear();
        _visible.AddRange(_model.Lines);
    }

    void Changed() => _ = InvokeAsync(() =>
    {
        _model.Show(source.Tree, access, Caller);
        Lay();
        StateHasChanged();
    });

    static string Said(bool yes) => yes ? "true" : "false";

    public async ValueTask DisposeAsync()
    {
        source.Changed -= Changed;
        if (_script is not null)
            await _script.DisposeAsync();
    }
}
