using System.Reflection;
using Microsoft.AspNetCore.Authorization;

namespace AIoT.Twin.Web.Shell;

public sealed partial class CallerScope
{
    protected override async Task OnParametersSetAsync()
    {
        _caller = Authentication is null ? null : (await Authentication).User.AsCaller();
        _open = Page.GetCustomAttribute<AllowAnonymousAttribute>() is not null;
        if (_caller is null && !_open)
            Navigation.NavigateTo(SignIn.AddressFor("/" + Navigation.ToBaseRelativePath(Navigation.Uri)), forceLoad: true);
    }
}
