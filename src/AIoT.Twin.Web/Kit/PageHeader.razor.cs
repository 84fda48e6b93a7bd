using Microsoft.AspNetCore.Components;

namespace AIoT.Twin.Web.Kit;

/// <summary>The head of every page: where one is, its title, what it is for in one line, and as of when it speaks.</summary>
public sealed partial class PageHeader : ComponentBase
{
    [Parameter, EditorRequired]
    public required string Title { get; set; }

    [Parameter]
    public string? Purpose { get; set; }

    [Parameter]
    public DateTimeOffset? Updated { get; set; }

    [Parameter]
    public TimeZoneInfo Zone { get; set; } = TimeZoneInfo.Utc;

    [Parameter]
    public IReadOnlyList<Crumb> Trail { get; set; } = [];

    /// <summary>Whether what the page shows belongs to the sample plant.</summary>
    [Parameter]
    public bool Sample { get; set; }

    /// <summary>Buttons at the right end.</summary>
    [Parameter]
    public RenderFragment? Actions { get; set; }
}
