namespace AIoT.Twin.Web.Telemetry;

static class TelemetryHubRoute
{
    public static void MapTelemetryHub(this IEndpointRouteBuilder routes) => routes.MapHub<TelemetryHub>("/hubs/telemetry").RequireAuthorization();
}
