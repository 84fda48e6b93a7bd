using AIoT.Twin.Governance;
using AIoT.Twin.Web.Shell;

namespace AIoT.Twin.Web.ModelOps;

static class ModelOpsPages
{
    public static void AddModelOpsPages(this WebApplicationBuilder builder)
    {
        builder.Services.AddScoped<ModelWords>();
        builder.Services.AddSingleton(new HomeScreen(Role.DataScientist, typeof(DataScientistHome)));
    }
}
