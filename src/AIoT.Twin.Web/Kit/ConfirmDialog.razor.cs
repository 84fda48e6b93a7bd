using Microsoft.AspNetCore.Components;

namespace AIoT.Twin.Web.Kit;

/// <summary>Asks before something is done; what cannot be taken back is confirmed by typing its name.</summary>
public sealed partial class ConfirmDialog : ComponentBase
{
    [Parameter, EditorRequired]
    public required string Title { get; set; }

    /// <summary>The verb of the thing done, not "OK".</summary>
    [Parameter, EditorRequired]
    public required string ConfirmText { get; set; }

    [Parameter, EditorRequired]
    public bool Open { get; set; }

    [Parameter]
    public EventCallback<bool> OpenChanged { get; set; }

    [Parameter, EditorRequired]
    public EventCallback OnConfirm { get; set; }

    [Parameter]
    public string? TypeToConfirm { get; set; }

    /// <summary>What will happen, and to what.</summary>
    [Parameter]
    public RenderFragment? ChildContent { get; set; }
}
