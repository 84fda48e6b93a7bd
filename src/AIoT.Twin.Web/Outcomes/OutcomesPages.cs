using AIoT.Twin.Governance;
using AIoT.Twin.Web.Shell;

namespace AIoT.Twin.Web.Outcomes;

static class OutcomesPages
{
    public static void AddOutcomesPages(this WebApplicationBuilder builder)
    {
        builder.Services.AddScoped<OutcomeWords>();
        builder.Services.AddSingleton(new HomeScreen(Role.Manager, typeof(ManagerHome)));
    }
}
