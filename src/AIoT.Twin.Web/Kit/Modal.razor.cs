using Microsoft.AspNetCore.Components;

namespace AIoT.Twin.Web.Kit;

/// <summary>A window over the page that keeps the focus until it is closed, by its button or by Escape.</summary>
public sealed partial class Modal(ScriptModules scripts) : ComponentBase, IAsyncDisposable
{
    readonly string _titleId = $"modal-{Guid.NewGuid():n}";
    ElementReference _dialog;
    ScriptModule? _script;
    bool _shown;

    [Parameter, EditorRequired]
    public required string Title { get; set; }

    [Parameter, EditorRequired]
    public bool Open { get; set; }

    [Parameter]
    public EventCallback<bool> OpenChanged { get; set; }

    /// <summary>At the right edge in full height, for lists.</summary>
    [Parameter]
    public bool Side { get; set; }

    [Parameter, EditorRequired]
    public required RenderFragment ChildContent { get; set; }

    [Parameter]
    public RenderFragment? Footer { get; set; }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (Open == _shown)
            return;

        _shown = Open;
        _script ??= await scripts.LoadAsync("dialog");
        await _script.CallAsync(Open ? "show" : "close", _dialog);
    }

    Task CloseAsync() => Open ? OpenChanged.InvokeAsync(false) : Task.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        if (_script is null)
            return;

        // Otherwise it would keep the focus of a page it is no longer on.
        if (_shown)
            await _script.CallAsync("close", _dialog);
        await _script.DisposeAsync();
    }
}
