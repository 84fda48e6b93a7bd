using AIoT.Twin.Governance;
using AIoT.Twin.Web.Shell;

namespace AIoT.Twin.Web.Enablement;

static class EnablementPages
{
    public static void AddEnablementPages(this WebApplicationBuilder builder)
    {
        builder.Services.AddScoped<InsightWords>();
        builder.Services.AddSingleton(new HomeScreen(Role.Frontline, typeof(FrontlineHome)));
        builder.Services.AddSingleton(new HomeScreen(Role.CentreOfExcellence, typeof(CoeHome)));
    }
}
