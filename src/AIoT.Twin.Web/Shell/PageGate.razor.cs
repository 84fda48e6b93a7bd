using System.Reflection;
using AIoT.Twin.Governance;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components;

namespace AIoT.Twin.Web.Shell;

/// <summary>Shows a page to those who may see it; sends others to sign in, or says which permission is missing.</summary>
public sealed partial class PageGate(IAccess access, NavigationManager navigation) : ComponentBase
{
    [CascadingParameter]
    public Caller Caller { get; set; }

    [Parameter, EditorRequired]
    public required Microsoft.AspNetCore.Components.RouteData Route { get; set; }

    [Parameter, EditorRequired]
    public required RenderFragment ChildContent { get; set; }

    bool SignedIn => Caller != default;

    bool Open => Route.PageType.GetCustomAttribute<AllowAnonymousAttribute>() is not null;

    bool Allowed => Needed is not { } needed || access.MayAnywhere(Caller, needed);

    Permission? Needed => NavEntry.All.FirstOrDefault(e => e.Component == Route.PageType)?.Page.Permission;

    protected override void OnParametersSet()
    {
        if (!SignedIn && !Open)
            navigation.NavigateTo(SignIn.AddressFor("/" + navigation.ToBaseRelativePath(navigation.Uri)), forceLoad: true);
    }
}
