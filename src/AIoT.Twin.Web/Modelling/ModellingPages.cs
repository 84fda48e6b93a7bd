using AIoT.Twin.Web.Modelling.Standards;

namespace AIoT.Twin.Web.Modelling;

static class ModellingPages
{
    public static void AddModellingPages(this WebApplicationBuilder builder) => builder.Services.AddSingleton<StandardWords>();
}
