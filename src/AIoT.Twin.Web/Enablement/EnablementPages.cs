using AIoT.Twin.Acquisition;
using AIoT.Twin.Governance;
using AIoT.Twin.Web.Kit;
using AIoT.Twin.Web.Shell;

namespace AIoT.Twin.Web.Enablement;

static class EnablementPages
{
    public static void AddEnablementPages(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<InsightWords>().AddPlugin<IMarkText, InsightMarkText>();
        builder.Services.AddSingleton(new HomeScreen(Role.Frontline, typeof(FrontlineHome)));
        builder.Services.AddSingleton(new HomeScreen(Role.CentreOfExcellence, typeof(CoeHome)));
    }
}
